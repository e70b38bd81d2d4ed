import { invalid, refuseType } from './checks.ts'
import { ManifestFailure } from './failure.ts'
import type { Row, TreeNode } from './manifest.ts'

/** The parameters to group by. @throws ManifestFailure */
export function groupKeys(regroup: unknown): readonly string[] {
  if (!Array.isArray(regroup) || regroup.length === 0)
    throw invalid(
      '"regroup" parameter is not an array or should contain at least one key. Error code: invalid_type.',
    )
  return regroup.map((key: unknown, index) => {
    if (typeof key !== 'string') throw refuseType(`regroup.[${index}]`, 'string', key)
    return key
  })
}

/** Whether the rows already lie in groups of these values. */
export function isRegrouped(
  keys: readonly string[],
  rows: readonly Row[],
  names: readonly string[],
): boolean {
  if (names.length < keys.length) return false
  const own = names.slice(-keys.length)
  return rows.every((row) => keys.every((key, index) => row[key] === own[index]))
}

const isWholeNumber = (name: string) => /^(0|[1-9]\d*)$/.test(name)

/** Whole numbers first and ascending, the rest in order of appearance, as the keys of a JavaScript object lie. */
const asKeys = (names: readonly string[]): readonly string[] => [
  ...names.filter(isWholeNumber).sort((a, b) => Number(a) - Number(b)),
  ...names.filter((name) => !isWholeNumber(name)),
]

function groupOf(row: Row, key: string): string {
  if (!row[key]) throw new ManifestFailure('InvalidGroupingError', `Invalid group ${key}.`)
  return String(row[key])
}

/** Components for the rows, one level for each key. @throws ManifestFailure `InvalidGroupingError` */
export function regrouped(keys: readonly string[], rows: readonly Row[]): ReadonlyMap<string, TreeNode> {
  const [key, ...rest] = keys
  if (key === undefined) return new Map()
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = groupOf(row, key)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return new Map(
    asKeys([...groups.keys()]).map((name) => {
      const inputs = groups.get(name) ?? []
      return [name, rest.length === 0 ? { inputs } : { children: regrouped(rest, inputs) }]
    }),
  )
}
