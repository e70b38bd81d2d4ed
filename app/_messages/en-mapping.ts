import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'

const rows = (bad: number, all: number, what: string) =>
  `${bad} of the first ${all} rows ${bad === 1 ? 'has' : 'have'} ${what}.`

/** Words of the page that says what the columns of an unknown file are. */
export const enMapping = {
  title: 'What are the columns of this file?',
  intro:
    'No billing export that Headroom knows has these columns. Say once what they are: every file with the same header is read like that from then on.',
  name: 'Name of this kind of file',
  nameHint: 'As you would call it: “Private cloud, usage by day”',
  sample: 'The first rows as they are',
  preview: 'How they are read',
  choose: 'Choose a column',
  notInFile: 'Not in the file',
  text: 'The same in every row',
  textOf: (field: string) => `${field}, the same in every row`,
  required: 'needed',
  fields: {
    date: 'Date',
    provider: 'Provider',
    service: 'Service',
    usageType: 'Usage type',
    quantity: 'Amount used',
    unit: 'Unit',
    cost: 'Cost',
    currency: 'Currency',
    region: 'Region',
    account: 'Account',
    resource: 'Resource',
    tags: 'Tags',
  },
  hints: {
    provider: 'AWS, Google Cloud, Microsoft Azure …: whose machines they are',
    service: 'What was bought, as the provider calls it: AmazonEC2, Virtual Machines',
    usageType: 'A meter, a SKU, a machine: BoxUsage:m5.large, Standard_D4s_v3',
    quantity: 'How much of it was used on that day',
    unit: 'Hours, GB, GB-month, requests',
    region: 'Decides the grid: eu-west-1, westeurope',
  } as Readonly<Record<string, string>>,
  order: 'Order of the date',
  orders: {
    iso: 'Year first: 2026-08-03',
    dmy: 'Day first: 3.8.2026',
    mdy: 'Month first: 8/3/2026',
  } as Readonly<Record<ColumnMapping['date']['order'], string>>,
  decimal: 'Numbers are written',
  decimals: { point: '1,234.5 (point)', comma: '1.234,5 (comma)' } as Readonly<
    Record<ColumnMapping['decimal'], string>
  >,
  tags: 'Columns that are tags',
  tagColumn: 'Column',
  tagKey: 'Key',
  addTag: 'Add a tag',
  removeTag: (key: string) => `Remove the tag ${key}`,
  lacks: {
    name: 'Give this kind of file a name.',
    date: 'Say which column is the date.',
    provider: 'Say who the provider is.',
    service: 'Say which column is the service, or name it.',
    quantity: 'Say which column is the amount used, or at least the cost.',
    currency: 'Say what the currency of the cost is.',
    tagKey: 'Give every tag a key.',
    tagKeys: 'Give each tag a key of its own.',
  },
  doubts: {
    date: (bad: number, all: number) => rows(bad, all, 'no date in this order'),
    quantity: (bad: number, all: number) => rows(bad, all, 'an amount that is no number'),
    cost: (bad: number, all: number) => rows(bad, all, 'a cost that is no number'),
  },
  unreadable: 'cannot be read',
  rejectedLater: 'Rows that cannot be read are rejected, and can be downloaded after the import.',
  save: 'Remember this, and read the file',
  saving: 'Remembering…',
  close: 'Close',
  gone: 'This file is known now, or no longer here.',
  loading: 'Reading the file…',
  remembered: 'Remembered columns',
  rememberedIntro:
    'Files with one of these headers are read as you said. Forgetting one changes nothing that is imported.',
  rememberedNone:
    'None yet. When a file of no known format is dropped on Imports, you can say what its columns are.',
  forget: 'Forget',
  forgetTitle: 'Forget these columns?',
  forgetText: (name: string) => `Files like “${name}” are unknown again. What was imported stays.`,
} as const
