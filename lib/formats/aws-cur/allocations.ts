import type { AllocationExpressions } from '../allocation-expressions.ts'
import { columnKey, type SourceColumns } from '../source-column.ts'
import { attributeReader } from '../sql/attributes.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { cell, first, firstCell, isFilled, orEmpty } from '../sql/text.ts'

const TAGS = {
  cluster: ['aws:eks:cluster-name', 'aws:ecs:clusterName'],
  namespace: ['aws:eks:namespace'],
  deployment: ['aws:eks:deployment'],
  kind: ['aws:eks:workload-type'],
  name: ['aws:eks:workload-name'],
  service: ['aws:ecs:serviceName'],
} as const

/**
 * How maps spell a tag key: `aws:eks:cluster-name`, `aws_eks_cluster_name`. The colons of flat columns are gone in snake case too, which
 * their column keys take care of.
 */
const spellings = (key: string): string[] => [...new Set([key, key.replaceAll(/[:-]/g, '_')])]
const IN_MAPS = Object.values(TAGS).flatMap((keys) => keys.flatMap(spellings))

/** `arn:aws:eks:REGION:ACCOUNT:pod/CLUSTER/NAMESPACE/POD/UID`. */
const POD_ARN = '^arn:[^:]*:eks:[^:]*:[^:]*:pod/([^/]*)/([^/]*)/([^/]*)'

/**
 * Split cost allocation data: two rows an hour and pod (or ECS task), one for its vCPUs and one for its memory, beside the row of the EC2
 * instance that they ran on. `SplitCost` is what the pod's part of the instance cost, the greater of reserved and used; `UnusedCost`
 * is its proportional part of what nobody took. Together the rows of an instance are its whole amortised cost, so the share of a
 * pod is Σ SplitCost / Σ (SplitCost + UnusedCost), and the rest is idle.
 *
 * A workload is the deployment or controller that EKS names, an ECS service, else the pod or task.
 * Source: AWS, "Understanding split cost allocation data" and "Split line item columns",
 * https://docs.aws.amazon.com/cur/latest/userguide/split-cost-allocation-data.html
 *
 * Undefined for a report without these columns, or without the instances they are about.
 */
export function awsCurAllocations(columns: SourceColumns): AllocationExpressions | undefined {
  const parent = columns.find('splitlineitemparentresourceid')
  if (parent === undefined) return undefined
  const parsed = new ParsedCells()
  const map = attributeReader(parsed, columns.find('resourcetags'), IN_MAPS)
  const tag = (keys: readonly string[]) =>
    first([
      ...columns.those(...keys.map((key) => columnKey(`resourceTags/${key}`))).map(cell),
      ...keys
        .flatMap(spellings)
        .map(map)
        .filter((it) => it !== 'NULL'),
    ])
  const text = (...keys: string[]) => orEmpty(firstCell(columns.those(...keys)))
  const resource = text('lineitemresourceid')
  const arn = (group: number) => `nullif(regexp_extract(${resource}, '${POD_ARN}', ${group}), '')`
  const known = (...expressions: string[]) => first(expressions.filter((it) => it !== 'NULL'))

  const start = parsed.timestamp(columns.find('lineitemusagestartdate'))
  const end = parsed.timestamp(columns.find('lineitemusageenddate'))
  const billingStart = parsed.timestamp(columns.find('billbillingperiodstartdate'))
  const number = (name: string) => parsed.number(columns.find(`splitlineitem${name}`))
  const whole = (used: string, unused: string) => `coalesce(${used}, 0) + coalesce(${unused}, 0)`
  const [cost, unused] = [number('splitcost'), number('unusedcost')]
  const [list, unusedList] = [number('publicondemandsplitcost'), number('publicondemandunusedcost')]
  const usageType = text('lineitemusagetype')
  const amount = (ending: string) =>
    `CASE WHEN suffix(${usageType}, '${ending}-Hours') THEN ${number('splitusage')} END`
  const controller = known(tag(TAGS.deployment), tag(TAGS.name), tag(TAGS.service))
  const kinds = [
    ...(tag(TAGS.deployment) === 'NULL'
      ? []
      : [`CASE WHEN ${tag(TAGS.deployment)} IS NOT NULL THEN 'deployment' END`]),
    ...(tag(TAGS.kind) === 'NULL' ? [] : [`lower(${tag(TAGS.kind)})`]),
    ...(tag(TAGS.service) === 'NULL'
      ? []
      : [`CASE WHEN ${tag(TAGS.service)} IS NOT NULL THEN 'service' END`]),
    `CASE WHEN ${arn(3)} IS NOT NULL THEN 'pod' ELSE 'task' END`,
  ]
  return {
    inner: parsed.inner,
    where: isFilled(parent),
    columns: {
      provider: "'AWS'",
      billing_account_id: text('billpayeraccountid', 'lineitemusageaccountid'),
      billing_period_start: `date_trunc('month', coalesce(${billingStart}, ${start}))`,
      window_start: start,
      window_end: `coalesce(${end}, ${start} + INTERVAL 1 HOUR)`,
      parent: orEmpty(cell(parent)),
      cluster: orEmpty(known(tag(TAGS.cluster), arn(1))),
      namespace: orEmpty(known(tag(TAGS.namespace), arn(2))),
      workload_kind: orEmpty(first(kinds)),
      workload: orEmpty(known(controller, arn(3), `nullif(regexp_extract(${resource}, '[^/]*$'), '')`)),
      own_cost: cost,
      whole_cost: whole(cost, unused),
      own_list_cost: list,
      whole_list_cost: whole(list, unusedList),
      tells_whole: 'true',
      hides_part: `${parsed.rejectReason()} IS NOT NULL`,
      is_idle: 'false',
      vcpu_hours: amount('vCPU'),
      ram_gib_hours: amount('GB'),
      reject_reason: `CASE WHEN ${start} IS NULL THEN 'the row has no date' END`,
    },
  }
}
