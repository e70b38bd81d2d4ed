import type { Json } from './json.ts'
import type { SourceKind } from './source-kind.ts'

/** One thing that a person fills in for a source. */
export interface SourceField {
  readonly name: string
  /** `words` and `numbers` are several, with commas between them; `tag` is the key of a tag by which teams are told apart. */
  readonly type: 'text' | 'month' | 'number' | 'words' | 'numbers' | 'tag'
  readonly isRequired: boolean
}

/** What is kept secret: one text under a name, or a whole key file as the provider gives it. */
export type SecretField = { readonly type: 'text'; readonly name: string } | { readonly type: 'json' }

const field = (name: string, type: SourceField['type'] = 'text'): SourceField => ({
  name,
  type,
  isRequired: false,
})
const required = (name: string, type: SourceField['type'] = 'text'): SourceField => ({
  name,
  type,
  isRequired: true,
})
const AWS_IDENTITY = [field('profile'), field('roleArn'), field('externalId')]
const AZURE_IDENTITY = [required('tenantId'), required('clientId')]
const TABLE = [required('table'), field('project'), field('location'), field('months', 'number')]

const SOURCE_FIELDS: Readonly<Record<SourceKind, readonly SourceField[]>> = {
  'aws-s3': [
    required('bucket'),
    required('region'),
    field('prefix'),
    field('fromMonth', 'month'),
    ...AWS_IDENTITY,
    field('endpoint'),
  ],
  'aws-cost-explorer': [
    field('months', 'number'),
    field('teamsBy', 'tag'),
    field('billingAccountId'),
    ...AWS_IDENTITY,
  ],
  'google-storage': [required('bucket'), field('prefix'), field('fromMonth', 'month')],
  'gcp-billing': TABLE,
  'gcp-carbon': TABLE,
  'azure-blob': [
    required('account'),
    required('container'),
    field('prefix'),
    field('fromMonth', 'month'),
    ...AZURE_IDENTITY,
  ],
  'azure-cost-details': [
    required('scope'),
    ...AZURE_IDENTITY,
    field('months', 'number'),
    field('reportHost'),
  ],
  'azure-carbon': [required('subscriptions', 'words'), ...AZURE_IDENTITY, field('months', 'number')],
  'uk-carbon-intensity': [field('regions', 'numbers'), field('months', 'number')],
  'electricity-maps': [required('zones', 'words'), field('months', 'number')],
}

const SECRET_FIELDS: Readonly<Partial<Record<SourceKind, SecretField>>> = {
  'google-storage': { type: 'json' },
  'gcp-billing': { type: 'json' },
  'gcp-carbon': { type: 'json' },
  'azure-blob': { type: 'text', name: 'clientSecret' },
  'azure-cost-details': { type: 'text', name: 'clientSecret' },
  'azure-carbon': { type: 'text', name: 'clientSecret' },
  'electricity-maps': { type: 'text', name: 'token' },
}

/** What a kind of source needs to know, in the order in which it is asked for. */
export const sourceFields = (kind: SourceKind): readonly SourceField[] => SOURCE_FIELDS[kind]

/** The secret that a kind of source needs; null where it needs none. */
export const secretField = (kind: SourceKind): SecretField | null => SECRET_FIELDS[kind] ?? null

function readField(type: SourceField['type'], text: string): Json {
  const several = text.split(/[\s,]+/).filter((each) => each !== '')
  if (type === 'number') return Number(text)
  if (type === 'numbers') return several.map(Number)
  if (type === 'words') return several
  if (type === 'tag') return { kind: 'tag', key: text }
  return text
}

/**
 * The configuration that filled-in fields make; what is empty is left out.
 * @example configOf('uk-carbon-intensity', { regions: '13, 7', months: '' }) // { regions: [13, 7] }
 */
export function configOf(kind: SourceKind, filled: Readonly<Record<string, string>>): Record<string, Json> {
  const config: Record<string, Json> = {}
  for (const { name, type } of sourceFields(kind)) {
    const text = (filled[name] ?? '').trim()
    if (text !== '') config[name] = readField(type, text)
  }
  return config
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const membersOf = (value: Json): { readonly [name: string]: Json } =>
  typeof value !== 'object' || value === null || isList(value) ? {} : value

function writtenField(type: SourceField['type'], value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (isList(value)) return value.join(', ')
  if (type !== 'tag') return typeof value === 'object' ? '' : `${value}`
  const { key } = membersOf(value)
  return typeof key === 'string' ? key : ''
}

/**
 * The fields as a configuration fills them in; empty where it says nothing, or what no field can say.
 * @example filledOf('uk-carbon-intensity', { regions: [13, 7] }) // { regions: '13, 7', months: '' }
 */
export function filledOf(kind: SourceKind, config: Json): Readonly<Record<string, string>> {
  const members = membersOf(config)
  return Object.fromEntries(
    sourceFields(kind).map(({ name, type }) => [name, writtenField(type, members[name])]),
  )
}

/**
 * A configuration with what was written over it. Fields that say what they said keep their value, and so does what has no field.
 * Undefined where nothing is different.
 * @example editedConfig('aws-cost-explorer', { months: 3, partition: 'aws-cn' }, { months: '' }) // { partition: 'aws-cn' }
 */
export function editedConfig(
  kind: SourceKind,
  config: Json,
  filled: Readonly<Record<string, string>>,
): Record<string, Json> | undefined {
  const changed = Object.entries(filledOf(kind, config))
    .filter(([name, text]) => (filled[name] ?? '').trim() !== text)
    .map(([name]) => name)
  if (changed.length === 0) return undefined
  const isChanged = ([name]: readonly [string, Json]) => changed.includes(name)
  return Object.fromEntries([
    ...Object.entries(membersOf(config)).filter((each) => !isChanged(each)),
    ...Object.entries(configOf(kind, filled)).filter(isChanged),
  ])
}

/** The secret that a text makes; undefined where none is needed. A key file that is no JSON stays text, for the server to refuse. */
export function secretOf(kind: SourceKind, text: string): Json | undefined {
  const secret = secretField(kind)
  if (secret === null) return undefined
  if (secret.type === 'text') return { [secret.name]: text.trim() }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
