/// Legal forms of companies by class: forms of one class are one form in several languages and abbreviations.
enum CompanyForms {
  /// Longest form, in words.
  static let wordsMax = 9

  /// The class and the number of words of the longest form that begins at a place of a name; nil where none does.
  static func form(in words: [[UInt8]], at place: Int) -> (name: [UInt8], count: Int)? {
    guard words.indices.contains(place), let longest = firstWords[words[place]] else { return nil }
    for count in stride(from: min(longest, words.count - place), through: 1, by: -1) {
      if let name = table[Array(words[place..<place + count])] { return (name, count) }
    }
    return nil
  }

  /// The class of a long form that is spelled wrongly or without its vowels; nil for any other word.
  static func misspelt(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 3 else { return nil }
    if let name = bare[word] { return name }
    guard word.count >= longMin else { return nil }
    for (form, name) in long where abs(form.count - word.count) <= 2 {
      let cost = word.withUnsafeBufferPointer { left in
        form.withUnsafeBufferPointer { SpellingCost().between(left, $0, limit: Int(LetterCosts.plain)) }
      }
      if cost != nil { return name }
    }
    return nil
  }

  /// Letters from which on a form of one word is known in spite of a slip.
  private static let longMin = 7

  private static let long: [([UInt8], [UInt8])] = table.compactMap { form, name in
    form.count == 1 && form[0].count >= longMin ? (form[0], name) : nil
  }.sorted { $0.0.lexicographicallyPrecedes($1.0) }

  private static let bare: [[UInt8]: [UInt8]] = {
    var bare: [[UInt8]: [UInt8]] = [:]
    for (form, name) in table where form.count == 1 && form[0].count >= 5 {
      bare[form[0].prefix(1) + form[0].dropFirst().filter { !Letters.isVowel($0) }] = name
    }
    return bare
  }()

  private static let table: [[[UInt8]]: [UInt8]] = {
    var table: [[[UInt8]]: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = Letters.codes(String(line[..<colon]))
      for form in line[line.index(after: colon)...].split(separator: ",") {
        table[form.split(separator: " ").map { Letters.codes(String($0)) }] = name
      }
    }
    return table
  }()

  /// Length of the longest form that begins with a word.
  private static let firstWords: [[UInt8]: Int] = {
    var longest: [[UInt8]: Int] = [:]
    for form in table.keys {
      if let first = form.first { longest[first] = max(longest[first] ?? 0, min(form.count, wordsMax)) }
    }
    return longest
  }()

  private static let text = """
    ltd: ltd, limited, co ltd, company limited, co limited, pte ltd, pte limited, pty ltd, pty limited, pvt ltd
    ltd: pvt limited, private limited, private limited company, private ltd, p ltd, pvt, pte, pty, proprietary limited
    ltd: ltda, limitada, lda, sdn bhd, sendirian berhad, sendirian, ltee, cia ltda, cia, compania limitada, y cia ltda
    llc: llc, l l c, limited liability company, limited liability co, ltd liability co, ooo, o o o, tov, too, mchj
    llc: obshchestvo s ogranichennoi otvetstvennostiu, obshchestvo s ogranichennoy otvetstvennostyu
    llc: obshchestvo s ogranichennoj otvetstvennostyu, obshestvo s ogranichennoj otvetstvennostu
    llc: tovarystvo z obmezhenoiu vidpovidalnistiu, wll, w l l, with limited liability, fz llc, fzllc, fzc, fze, fzco
    llc: free zone company, free zone establishment, sarl, s a r l, societe a responsabilite limitee, srl, s r l
    llc: societa a responsabilita limitata, societatea cu raspundere limitata, sociedad de responsabilidad limitada
    llc: s de rl, s de r l, s de rl de cv, s de r l de c v, srl de cv, sl, slu, sociedad limitada, gmbh, g m b h, mbh
    llc: gesellschaft mit beschrankter haftung, gesellschaft mit beschraenkter haftung, ges m b h, gmbh co kg, ug, bv
    llc: b v, bvba, besloten vennootschap, sp z oo, sp z o o, spzoo, spolka z ograniczona odpowiedzialnoscia, sro
    llc: s r o, spol s r o, doo, d o o, drustvo s ogranicenom odgovornoscu, kft, korlatolt felelossegu tarsasag, ood
    llc: eood, oy, osakeyhtio, ab, aktiebolag, aps, as, a s, aksjeselskap, anpartsselskab, ehf, uab, sia, ou, osauhing
    llc: epe, sas, s a s, sasu, eurl, ltd sti, limited sirketi, sti, yk, gk, godo kaisha, yugen kaisha, unipessoal lda
    llc: eireli, srls, kk ltd
    jsc: jsc, j s c, joint stock company, joint stock co, ao, a o, zao, z a o, oao, o a o, pao, p a o, cjsc, ojsc
    jsc: pjsc, pjs, open joint stock company, closed joint stock company, public joint stock company
    jsc: private joint stock company, aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo
    jsc: otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, ag, a g, aktiengesellschaft, sa, s a
    jsc: s s a, societe anonyme, sociedad anonima, sociedade anonima, societa per azioni, spa, s p a, sa de cv
    jsc: s a de c v, sociedad anonima de capital variable, sab de cv, sapi de cv, nv, n v, naamloze vennootschap, plc
    jsc: p l c, public limited company, public company limited, pcl, tbk, pt tbk, pt, perseroan terbatas, bhd, berhad
    jsc: se, societas europaea, asa, oyj, abp, akciova spolecnost, akc spol, ad, a d, akcionarsko drustvo, dd, d d
    jsc: dionicko drustvo, nyrt, zrt, rt, ead, as a, anonim sirketi, anonim sti, kk, k k, kabushiki kaisha
    jsc: kabushiki gaisha, kabushiki kaisya, pjsco, psc, qsc, saog, saoc, sal, s a l, sae, s a e, pat, prat, saa, sac
    jsc: s a c, eirl, scs, s c s, sca, snc, s n c, kgaa
    inc: inc, incorporated, corp, corporation, incorporation
    co: co, company, compania, compagnie, kompaniya, kompania, cie, comp, y cia, y compania, et cie, und co, and co
    co: and company, y cia s c s, y cia scs, sherkat
    lp: lp, l p, llp, l l p, lllp, limited partnership, limited liability partnership, kg, k g, kommanditgesellschaft
    lp: ohg, gbr, kd, sk, cv, c v, commanditaire vennootschap, partnership
    group: group, groupe, gruppe, grupo, gruppa, grup, holding, holdings, holdinggesellschaft
    trust: foundation, stiftung, fondation, fundacion, fond, fund, anstalt, ev, e v, eingetragener verein
    """
}
