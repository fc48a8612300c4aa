extension MonthTable {
  /// Latvian and Lithuanian. Names as in Unicode CLDR, `dates/calendars/gregorian`; Latvian with its genitive and
  /// locative, Lithuanian with its genitive.
  static let baltic: [MonthTable] = [
    MonthTable(
      "lt",
      [
        "sausis|sausio|saus|sau", "vasaris|vasario|vas", "kovas|kovo|kov", "balandis|balandžio|bal",
        "gegužė|gegužės|geg", "birželis|birželio|birž|bir", "liepa|liepos|liep|lie",
        "rugpjūtis|rugpjūčio|rugp|rgp", "rugsėjis|rugsėjo|rugs|rgs", "spalis|spalio|spal|spa",
        "lapkritis|lapkričio|lapkr|lap", "gruodis|gruodžio|gruod|grd",
      ]),
    MonthTable(
      "lv",
      [
        "janvāris|janvāra|janvārī|janv|jan", "februāris|februāra|februārī|febr|feb", "marts|marta|martā|mar",
        "aprīlis|aprīļa|aprīlī|apr", "maijs|maija|maijā|mai", "jūnijs|jūnija|jūnijā|jūn",
        "jūlijs|jūlija|jūlijā|jūl", "augusts|augusta|augustā|aug", "septembris|septembra|septembrī|sept|sep",
        "oktobris|oktobra|oktobrī|okt", "novembris|novembra|novembrī|nov", "decembris|decembra|decembrī|dec",
      ]),
  ]
}
