import type { ProviderKey } from '../../shared/provider-key.ts'
import { type Row, rowsOf } from '../../shared/table.ts'
import table from '../tables/instances.json' with { type: 'json' }

/** `Standard_D2s_v3`, `D2s v3` → `d2s_v3`; `r5.12xl` → `r5.12xlarge`: one spelling for every way to write it. */
export const spelling = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(?:standard|basic)_/, '')
    .replace(/\s+/g, '_')
    .replace(/(\.\d*)xl$/, '$1xlarge')

const BY_NAME = new Map<string, Row>()
const NAMES = new Map<string, string[]>()
for (const row of rowsOf(table)) {
  const provider = row.text('provider')
  const name = spelling(row.text('instance_type'))
  BY_NAME.set(`${provider} ${name}`, row)
  const names = NAMES.get(provider) ?? []
  names.push(name)
  NAMES.set(provider, names)
}

/** The row of an instance type, in whatever spelling; undefined where the table has none. */
export const instanceRow = (provider: ProviderKey, name: string): Row | undefined =>
  BY_NAME.get(`${provider} ${spelling(name)}`)

/** The spellings of a provider's types that fit a pattern. */
export const typesLike = (provider: ProviderKey, pattern: RegExp): readonly string[] =>
  (NAMES.get(provider) ?? []).filter((name) => pattern.test(name))
