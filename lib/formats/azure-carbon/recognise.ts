import type { SampleRows } from '../export-format.ts'
import type { Recognition } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'

const METHOD =
  'Azure does not say whether its Scope 2 is location-based or market-based, so its total is shown as neither.'
const SCOPES =
  'The answer does not say which scopes it counts. It is taken for all three: ask with carbonScopeList Scope1, Scope2, Scope3.'
const NEXT_PAGE =
  'This is one page of several (skipToken). Give every page in one import, or the totals are too low.'
const DENIED = 'Azure denied access to some subscriptions: their emissions are missing.'

/** An answer of `carbonEmissionReports`: a JSON document with `value`, whose items have emissions of the latest month. */
export function isAzureCarbon(columns: SourceColumns, text: string): boolean {
  return columns.has('value') && /"latestMonthEmissions"\s*:/.test(text)
}

/** What an answer leaves open, from its first MB. */
export function recogniseAzureCarbon(
  _columns: SourceColumns,
  _sample: SampleRows,
  text: string,
): Recognition {
  const says = (key: string, value: string) => new RegExp(`"${key}"\\s*:\\s*${value}`).test(text)
  return {
    version: /"dataType"\s*:\s*"(\w{1,60})"/.exec(text)?.[1] ?? 'not stated',
    generator: 'Microsoft',
    gaps: [],
    warnings: [
      METHOD,
      ...(says('carbonScopeList', '') ? [] : [SCOPES]),
      ...(says('skipToken', '"[^"]') ? [NEXT_PAGE] : []),
      ...(says('decision', '"Denied"') ? [DENIED] : []),
    ],
  }
}
