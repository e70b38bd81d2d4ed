import type { FootprintReason } from '#lib/domain/report/footprint-report.ts'

/** Words of the page that sets the providers' own figures beside ours. */
export const enFootprints = {
  title: 'Official figures',
  intro:
    'What each provider says of your emissions, beside our estimate of the same. None of it is in any total.',
  month: (month: string, provider: string) => `${month}, ${provider}`,
  model: (version: string) => `their model ${version}`,
  theirs: 'Theirs',
  ours: 'Ours',
  difference: 'Ours less theirs',
  unknown: 'unknown',
  notCompared: 'not compared',
  wholeTheirs: 'Theirs, all accounts',
  scopes: {
    scope1: 'Scope 1',
    scope2: 'Scope 2',
    scope3: 'Scope 3',
  },
  service: 'Service',
  allServices: 'All services',
  accounts: (both: number, onlyOfficial: number, onlyBills: number) =>
    `Accounts: ${both} in both${onlyOfficial > 0 ? `, ${onlyOfficial} only in theirs` : ''}${onlyBills > 0 ? `, ${onlyBills} only in the bills` : ''}. Compared are those in both.`,
  why: 'Why they differ',
  more: (percent: string) => `${percent} more`,
  less: (percent: string) => `${percent} less`,
  same: 'the same',
  reasons: {
    'scope-1': 'Theirs counts fuel and refrigerants of the data centre (Scope 1); ours does not.',
    'scope-3-breadth':
      'Theirs counts buildings, transport and upstream energy as Scope 3; ours only the manufacture of the hardware.',
    'scope-3-unknown': 'Theirs shows no Scope 3; ours has the manufacture of the hardware.',
    'market-contracts':
      'Market-based, theirs counts the electricity contracts of the provider; ours those that the factor set knows.',
    allocation: 'Theirs shares out measured energy of data centres; ours adds up what usage takes.',
    'method-unstated': 'The provider does not say whether its total is location-based or market-based.',
    'accounts-unknown': 'Theirs does not say which accounts it is about.',
    'accounts-differ': 'Some accounts are only in theirs or only in the bills: left out on both sides.',
    'days-missing': 'The bills have no usage on some days of this month: not compared.',
    'not-all-estimated': 'Part of the usage in the bills cannot be estimated.',
    'no-usage': 'The bills have no usage of this provider in this month: not compared.',
  } as Readonly<Record<FootprintReason, string>>,
  emptyTitle: 'No official figures imported yet',
  emptyText:
    'Each large provider publishes what it says your usage emitted. Drop its export on Imports, like a bill, and it stands here beside our figure:',
  emptySelection: 'Nothing in this selection. It may be in another period, or behind another filter.',
  ways: [
    {
      name: 'AWS',
      text: 'Billing and Cost Management, Data Exports, Create, Carbon emissions: CSV or Parquet in your S3 bucket.',
    },
    {
      name: 'Google Cloud',
      text: 'Carbon Footprint, Export to BigQuery; then export the table carbon_footprint as JSON, CSV or Parquet.',
    },
    {
      name: 'Azure',
      text: 'Carbon optimization, Export; or the answer of the carbonEmissionReports API, saved as JSON.',
    },
  ],
  toImports: 'Go to Imports',
} as const
