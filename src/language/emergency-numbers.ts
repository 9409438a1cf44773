/** The number that brings help, by country (ISO 3166 alpha-2), where it is not 112. */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ['911', 'US CA MX PR VI GU AS BM BS JM BB TT AR CO CR PA EC PE UY PY SV HN GT NI DO PH'],
      ['999', 'GB GG JE IM HK KE GH BD BH QA MY ZM ZW MU'],
      ['000', 'AU'],
      ['111', 'NZ'],
      ['119', 'JP KR'],
      ['995', 'SG'],
      ['190', 'BR'],
    ].flatMap(([number = '', countries = '']) =>
      countries.split(' ').map((country) => [country, number]),
    ),
  ),
};

/** The emergency number to tell a caller of a business in this country. */
export function emergencyNumber(country: string): string {
  return BY_COUNTRY[country.toUpperCase()] ?? '112';
}
