import type { AllocationExpressions } from '../allocation-expressions.ts'
import type { SourceColumn, SourceColumns } from '../source-column.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { firstCell, orEmpty } from '../sql/text.ts'

const GIB = 2 ** 30
/** The CSV export has one row a day. */
const CSV_HOURS = 24

/**
 * Allocations of OpenCost and Kubecost. The cost of a row is that of its CPU, memory and GPU, adjustments included; disks, network and
 * load balancers are no part of a node. With `includeIdle` and `idleByNode`, a row `__idle__` has what nobody used of a node: only then
 * do the rows of a node add up to the whole of it. Where a cell is missing, as for disks that nobody mounts (`__unmounted__`), there is no
 * part of a node either.
 *
 * Allocated hours are as OpenCost has them: the greater of what was requested and what was used, times the time that it ran.
 * Source: OpenCost specification, https://opencost.io/docs/specification/; API, https://opencost.io/docs/integrations/api/
 */
export function openCostAllocations(columns: SourceColumns): AllocationExpressions {
  const parsed = new ParsedCells()
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))
  const number = (key: string) => parsed.number(columns.find(key))

  const day = columns.find('date')
  const start = parsed.timestamp(columns.find('windowstart') ?? day)
  const end = day === undefined ? parsed.timestamp(columns.find('windowend')) : `${start} + INTERVAL 1 DAY`
  parsed.rejectWhen(`NOT coalesce(${end} > ${start}, false)`, 'the row has no window of time')

  const cost = sum(
    ...['cpu', 'gpu', 'ram'].flatMap((part) => [number(`${part}cost`), number(`${part}costadjustment`)]),
  )
  const idle = `contains(${text('name', 'namespace')}, '__idle__')`
  const parent = text('propertiesproviderid', 'providerid', 'propertiesnode', 'node')
  const pod = text('propertiespod', 'pod')
  const controller = text('propertiescontroller', 'controllername')
  const isNone = (it: string) => `${it} IN ('', '__unallocated__')`
  return {
    inner: parsed.inner,
    where: 'true',
    columns: {
      provider: "'Kubernetes'",
      billing_account_id: text('propertiescluster', 'cluster'),
      billing_period_start: `date_trunc('month', ${start})`,
      window_start: start,
      window_end: end,
      parent,
      cluster: text('propertiescluster', 'cluster'),
      namespace: text('propertiesnamespace', 'namespace'),
      workload_kind: `CASE WHEN ${isNone(controller)} THEN CASE WHEN ${pod} = '' THEN '' ELSE 'pod' END ELSE lower(${text('propertiescontrollerkind', 'controllerkind')}) END`,
      workload: `CASE WHEN NOT (${isNone(controller)}) THEN ${controller} ELSE ${pod} END`,
      own_cost: `CASE WHEN ${idle} THEN 0 ELSE ${cost} END`,
      whole_cost: cost,
      own_list_cost: 'NULL',
      whole_list_cost: 'NULL',
      tells_whole: `${idle} AND ${parent} <> ''`,
      hides_part: `NOT ${idle} AND ${parent} = '' AND ${cost} <> 0`,
      is_idle: idle,
      vcpu_hours: firstOf(number('cpucorehours'), dailyHours(columns, parsed, 'cpucore')),
      ram_gib_hours: `${firstOf(number('rambytehours'), dailyHours(columns, parsed, 'rambytes'))} / ${GIB}`,
      reject_reason: parsed.rejectReason(),
    },
  }
}

const sum = (...numbers: string[]): string => {
  const known = numbers.filter((it) => it !== 'NULL')
  return known.length === 0 ? 'NULL' : known.map((it) => `coalesce(${it}, 0)`).join(' + ')
}

const firstOf = (...expressions: string[]): string => expressions.find((it) => it !== 'NULL') ?? 'NULL'

/** Of the CSV export, which has averages of a day: `CPUCoreUsageAverage`, `CPUCoreRequestAverage`. */
function dailyHours(columns: SourceColumns, parsed: ParsedCells, resource: string): string {
  const averages = columns
    .those(`${resource}usageaverage`, `${resource}requestaverage`)
    .map((column: SourceColumn) => parsed.number(column))
  return averages.length === 0 ? 'NULL' : `greatest(${averages.join(', ')}) * ${CSV_HOURS}`
}
