// Abbreviations as postal operators print them: La Poste, norm NF Z 10-011; Correos; CTT; Poste Italiane; Universal
// Postal Union, standard S42 country templates.
extension AddressWords {
  static let french = AddressWords(
    streets: [
      ["rue", "r"], ["avenue", "av", "ave"], ["boulevard", "bd", "bld", "boul", "bvd"], ["place", "pl"],
      ["allée", "all"],
      ["chemin", "ch", "che", "chem"], ["impasse", "imp"], ["quai", "q"], ["route", "rte"], ["square", "sq"],
      ["faubourg", "fg", "fbg"], ["cours", "crs"], ["passage", "pas", "pass"], ["saint", "st"], ["sainte", "ste"],
      ["résidence", "res"], ["lotissement", "lot"], ["général", "gal", "gen"], ["docteur", "dr"], ["maréchal", "mal"],
    ],
    houseMarks: ["n", "no", "numéro"],
    units: [
      "appartement", "appt", "apt", "app", "étage", "etg", "bâtiment", "bat", "escalier", "esc", "porte", "boîte",
      "bte",
    ])

  static let spanish = AddressWords(
    streets: [
      ["calle", "c", "cl", "cll"], ["avenida", "avda", "av", "avd"], ["plaza", "pza", "plza", "pl"],
      ["paseo", "po", "pso"],
      ["carretera", "ctra", "crta"], ["camino", "cno", "cmno"], ["ronda", "rda"], ["travesía", "trva", "trav"],
      ["calzada", "czda", "calz"], ["carrera", "cra", "kr", "cr"], ["diagonal", "diag", "dg"], ["transversal", "tv"],
      ["urbanización", "urb"], ["colonia", "col"], ["callejón", "cjon"], ["santa", "sta"], ["santo", "sto"],
      ["boulevard", "blvr", "blvd"], ["doctor", "dr"], ["general", "gral"],
    ],
    houseMarks: ["n", "no", "num", "núm", "número", "nro"],
    units: [
      "piso", "pta", "puerta", "esc", "escalera", "planta", "depto", "departamento", "dpto", "apto", "interior", "int",
    ])

  static let portuguese = AddressWords(
    streets: [
      ["rua", "r"], ["avenida", "av"], ["praça", "pç", "pca", "pc"], ["travessa", "tv", "trav"], ["largo", "lg"],
      ["estrada", "estr", "est"], ["alameda", "al", "alm"], ["rodovia", "rod"], ["calçada", "cc"], ["doutor", "dr"],
      ["santo", "sto"], ["santa", "sta"], ["general", "gen", "gal"], ["professor", "prof"], ["jardim", "jd"],
      ["vila", "vl"],
    ],
    houseMarks: ["n", "no", "número", "nº"],
    units: [
      "andar", "apartamento", "apto", "ap", "bloco", "bl", "lote", "lt", "esq", "dto", "esquerdo", "direito", "frente",
    ])

  static let italian = AddressWords(
    streets: [
      ["via", "v"], ["viale", "vle"], ["piazza", "pza", "p"], ["piazzale", "ple"], ["corso", "cso", "c"],
      ["largo", "lgo"],
      ["vicolo", "vic", "vco"], ["strada", "str"], ["lungomare"], ["santa", "sta"], ["san", "s"], ["sant", "s"],
    ],
    houseMarks: ["n", "no", "numero", "civico"], units: ["interno", "int", "scala", "sc", "piano", "p"])

  static let romanian = AddressWords(
    streets: [
      ["strada", "str"], ["bulevardul", "bdul", "bd", "blvd", "b dul", "bulevard"], ["aleea", "al"], ["calea", "cal"],
      ["șoseaua", "sos"], ["piața", "pta"], ["intrarea", "intr"], ["splaiul", "spl"],
    ],
    houseMarks: ["nr", "numărul"], units: ["bloc", "bl", "scara", "sc", "etaj", "et", "apartament", "ap"])
}
