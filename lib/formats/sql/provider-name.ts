import { quoteLiteral } from './quote.ts'

/** What generators and people call a cloud, and the one name for each. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  AWS: ['AWS', 'Amazon Web Services', 'Amazon Web Services, Inc.', 'Amazon'],
  Microsoft: ['Microsoft', 'Microsoft Azure', 'Azure', 'Microsoft Corporation'],
  'Google Cloud': ['Google Cloud', 'Google', 'Google Cloud Platform', 'GCP'],
  Oracle: ['Oracle', 'Oracle Cloud', 'Oracle Cloud Infrastructure', 'OCI'],
}

/** The provider that an expression names, under the one name that rules and grids know; another stays as it is. */
export function providerName(said: string): string {
  const cases = Object.entries(NAMES)
    .flatMap(([name, aliases]) =>
      aliases.map((alias) => `WHEN ${quoteLiteral(alias.toLowerCase())} THEN ${quoteLiteral(name)}`),
    )
    .join(' ')
  return `CASE lower(${said}) ${cases} ELSE ${said} END`
}
