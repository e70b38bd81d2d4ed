import type { Unfolded } from '../export-format.ts'
import { SourceColumns } from '../source-column.ts'
import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'

/** Dimensions by which an answer may be grouped and that mean something here. */
const DIMENSIONS = {
  service: 'SERVICE',
  usage_type: 'USAGE_TYPE',
  region: 'REGION',
  zone: 'AZ',
  account: 'LINKED_ACCOUNT',
  operation: 'OPERATION',
  instance_type: 'INSTANCE_TYPE',
  record_type: 'RECORD_TYPE',
} as const

/** Metrics by preference; the blended cost, an average over the accounts of an organisation, is the last resort. */
const BILLED = ['UnblendedCost', 'NetUnblendedCost', 'AmortizedCost', 'NetAmortizedCost', 'BlendedCost']
const EFFECTIVE = ['AmortizedCost', 'NetAmortizedCost', 'UnblendedCost', 'NetUnblendedCost', 'BlendedCost']

const firstMetric = (names: readonly string[], field: 'Amount' | 'Unit'): string =>
  `coalesce(${names.map((name) => `metrics ->> '$.${name}.${field}'`).join(', ')})`

/** Group definitions whose keys are `name$value`, and what stands before the name of the tag. */
const TAGS = [
  { type: 'TAG', prefix: '' },
  { type: 'COST_CATEGORY', prefix: 'costCategory/' },
]

const tagAt = (i: string): string => {
  const cases = TAGS.map(({ type, prefix }) => {
    const name = `substr(names[${i}], ${type.length + 2})`
    const value = `substr(keys[${i}], length(${name}) + 2)`
    return `WHEN starts_with(names[${i}], '${type} ') THEN {'k': '${prefix}' || ${name}, 'v': ${value}}`
  })
  return `CASE ${cases.join(' ')} END`
}

/** How an answer is narrowed, beside what it is grouped by: kinds of conditions, and how their values look as keys of a group. */
const NARROWED = [
  { field: 'Dimensions', type: 'DIMENSION', key: `f ->> '$.Dimensions.Values[0]'` },
  { field: 'Tags', type: 'TAG', key: `(f ->> '$.Tags.Key') || '$' || (f ->> '$.Tags.Values[0]')` },
  {
    field: 'CostCategories',
    type: 'COST_CATEGORY',
    key: `(f ->> '$.CostCategories.Key') || '$' || (f ->> '$.CostCategories.Values[0]')`,
  },
]

/** Conditions of exactly one value, which every group of the answer has; any other condition says nothing of a single group. */
function narrowedBy(filter: string): string {
  const one = ({ field, type, key }: (typeof NARROWED)[number]) => {
    const isOne = `json_array_length(f, '$.${field}.Values') = 1 AND coalesce(f ->> '$.${field}.MatchOptions[0]', 'EQUALS') IN ('EQUALS', 'CASE_SENSITIVE')`
    return `WHEN ${isOne} THEN {'n': '${type} ' || (f ->> '$.${field}.Key'), 'k': ${key}}`
  }
  const all = `list_concat([${filter}], coalesce(json_extract(${filter}, '$.And[*]'), []))`
  return `coalesce(list_filter(list_transform(${all}, lambda f: CASE ${NARROWED.map(one).join(' ')} END),
      lambda c: c.n IS NOT NULL AND c.k IS NOT NULL), [])`
}

/** One record per group and period; tags are a JSON object, as `tagsJson` reads it. */
const COLUMNS: Readonly<Record<string, string>> = {
  period_start: `result ->> '$.TimePeriod.Start'`,
  period_end: `result ->> '$.TimePeriod.End'`,
  ...Object.fromEntries(
    Object.entries(DIMENSIONS).map(([name, key]) => [
      name,
      `keys[list_position(names, ${quoteLiteral(`DIMENSION ${key}`)})]`,
    ]),
  ),
  tags: `CAST(TRY(map_from_entries(list_filter(list_transform(range(1, len(names) + 1), lambda i: ${tagAt('i')}),
      lambda e: e IS NOT NULL AND e.v <> ''))) AS JSON)::VARCHAR`,
  unnamed_groups: `CASE WHEN len(keys) > len(names) THEN array_to_string(keys, ', ') END`,
  usage_quantity: `metrics ->> '$.UsageQuantity.Amount'`,
  usage_unit: `metrics ->> '$.UsageQuantity.Unit'`,
  billed_cost: firstMetric(BILLED, 'Amount'),
  effective_cost: firstMetric(EFFECTIVE, 'Amount'),
  currency: firstMetric(BILLED, 'Unit'),
}

/**
 * One record for each group of each period. Beside what `GetCostAndUsage` answers, a document may hold the `Filter` that it was asked
 * with, so that an answer for one region says which, and a `BillingAccountId`. The n-th key of a group is of the n-th group definition, in whatever order these were asked
 * for; an answer that was not grouped has its sums in `Total`. Groups and totals without any metric are no records.
 * Definition: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function unfoldGroups(columns: SourceColumns): Unfolded {
  const results = columns.find('resultsbytime')
  if (results === undefined) return { columns, relation: (source) => source }
  const asJson = (sql: string) => `TRY_CAST(${sql} AS JSON)`
  const definitions = columns.find('groupdefinitions')
  const names =
    definitions === undefined
      ? '[]::VARCHAR[]'
      : `coalesce(list_transform(json_extract(${asJson(definitions.sql)}, '$[*]'),
          lambda d: (d ->> '$.Type') || ' ' || (d ->> '$.Key')), [])`
  const nextPage = columns.find('nextpagetoken')
  const filter = columns.find('filter')
  const payer = columns.find('billingaccountid')
  const narrowed =
    filter === undefined ? `[]::STRUCT(n VARCHAR, k VARCHAR)[]` : narrowedBy(asJson(filter.sql))
  const text = (name: string) => ({
    header: name,
    key: name.replaceAll('_', ''),
    sql: quoteIdentifier(name),
    type: 'VARCHAR',
    blankIsNull: false,
  })
  return {
    columns: new SourceColumns([
      ...Object.keys(COLUMNS).map(text),
      ...(payer === undefined ? [] : [text('billing_account_id')]),
      ...(nextPage === undefined ? [] : [text('next_page_token')]),
    ]),
    relation: (source) => {
      const beside = [
        ...(payer === undefined ? [] : [`${asJson(payer.sql)} ->> '$' AS billing_account_id`]),
        ...(nextPage === undefined ? [] : [`CAST(${nextPage.sql} AS VARCHAR) AS next_page_token`]),
      ]
      const pages = `SELECT ${[`${narrowed} AS narrowed`, `${names} AS groups`, `${results.sql} AS results`, ...beside].join(', ')} FROM ${source}`
      const periods = `SELECT * EXCLUDE (results), list_concat(list_transform(narrowed, lambda c: c.n), groups) AS names,
          unnest(json_extract(${asJson('results')}, '$[*]')) AS result FROM (${pages})`
      const groups = `SELECT *, unnest(CASE WHEN coalesce(json_array_length(result, '$.Groups'), 0) > 0
          THEN json_extract(result, '$.Groups[*]')
          ELSE [json_object('Keys', json_array(), 'Metrics', json_extract(result, '$.Total'))] END) AS metered FROM (${periods})`
      const parts = `SELECT *, list_concat(list_transform(narrowed, lambda c: c.k),
            coalesce(json_extract_string(metered, '$.Keys[*]'), [])) AS keys,
          json_extract(metered, '$.Metrics') AS metrics FROM (${groups})`
      const cells = Object.entries(COLUMNS).map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`)
      const passed = `${payer === undefined ? '' : ', billing_account_id'}${nextPage === undefined ? '' : ', next_page_token'}`
      return `(SELECT ${cells.join(', ')}${passed} FROM (${parts}) WHERE len(coalesce(json_keys(metrics), [])) > 0)`
    },
  }
}
