import { visible } from '#lib/domain/format/visible.ts'
import { RESOURCE_TYPE_LABEL } from '#lib/domain/logging/log-source.ts'
import type { LogStage } from '#lib/domain/logging/log-stage.ts'
import type { LogSums } from '#lib/domain/logging/log-sums.ts'
import type { LoggingReport, SourceSums } from '#lib/domain/logging/logging-report.ts'
import { isWritten } from '#lib/domain/logging/sum-logs.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import { explainKey } from './explained.ts'
import { readSorting, type SortKey } from './sort-groups.ts'
import type { View } from './view.ts'
import { changedView } from './view-href.ts'
import type { LogGrouping } from './view-params.ts'

/** A row of the Logging table: a source, a stage, a service, a team or a usage type. */
export interface LogRow {
  readonly key: string
  readonly name: string
  readonly detail: string
  /** Whom the name of a source proposes as its owner. */
  readonly owner: string | null
  /** What explains its figure; null where no filter says just this. */
  readonly explained: string | null
  readonly sums: LogSums
  /** Where all of the row is of one stage. */
  readonly stage: LogStage | null
  /** What names it, as an export calls it. */
  readonly names: Readonly<Record<string, string>>
}

/** GB of the one stage of a row, GB-months of storage; else what was written. Null where no line says. */
export const gbOf = ({ stage, sums }: Pick<LogRow, 'stage' | 'sums'>): number | null =>
  stage === null || isWritten(stage) ? sums.writtenGb : (sums.gb[stage] ?? null)

/** kg CO2e of a GB, or a GB-month of storage; null where there is none. */
export function kgPerGb(row: Pick<LogRow, 'stage' | 'sums'>): number | null {
  const gb = gbOf(row)
  return gb === null || gb <= 0 ? null : row.sums.totalKgCo2e.central / gb
}

/** Months that logs are kept, as far as GB-months stored ÷ GB written tells; null where a bill has only one of them. */
export function monthsKept({ gb: { storage = null }, writtenGb }: LogSums): number | null {
  return storage === null || storage <= 0 || writtenGb === null || writtenGb <= 0 ? null : storage / writtenGb
}

const inText = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

type Rows = (t: Translate, report: LoggingReport, isTagged: boolean) => readonly LogRow[]

/** The sums of a source without what else is known of it. */
const sumsOf = (sums: LogSums): LogSums => ({
  gb: sums.gb,
  writtenGb: sums.writtenGb,
  lines: sums.lines,
  linesWithoutBytes: sums.linesWithoutBytes,
  cost: sums.cost,
  energyKwh: sums.energyKwh,
  operationalKgCo2e: sums.operationalKgCo2e,
  embodiedKgCo2e: sums.embodiedKgCo2e,
  totalKgCo2e: sums.totalKgCo2e,
})

/**
 * What explains a source. A type of resource is asked for by its label, and a filter takes any of the labels that it names: where the
 * page is filtered by labels already, nothing says just this source.
 */
function sourceKey(
  { account, resource, resourceType }: Pick<SourceSums, 'account' | 'resource' | 'resourceType'>,
  isTagged: boolean,
): string | null {
  if (resourceType === '') return explainKey({ account, resource })
  return isTagged ? null : explainKey({ account, resource, tag: `${RESOURCE_TYPE_LABEL}=${resourceType}` })
}

const ROWS: Readonly<Record<LogGrouping, Rows>> = {
  source: (t, { sources }, isTagged) =>
    sources.map(({ id, account, resource, resourceType, source, ...sums }) => ({
      key: id,
      name: visible(source.name) || t('logging.noSource'),
      detail: inText(
        t(`logging.sourceTypes.${source.type}`),
        visible(source.writtenBy),
        account === '' ? '' : visible(account),
      ),
      owner: source.proposedOwner === null ? null : visible(source.proposedOwner),
      explained: sourceKey({ account, resource, resourceType }, isTagged),
      sums: sumsOf(sums),
      stage: null,
      names: {
        account,
        source_type: source.type,
        source: source.name,
        written_by: source.writtenBy,
        proposed_owner: source.proposedOwner ?? '',
      },
    })),
  stage: (t, { stages }) =>
    stages.map(({ stage, ...sums }) => ({
      key: stage,
      name: t(`logging.stages.${stage}`),
      detail: t(`logging.stageHints.${stage}`),
      owner: null,
      explained: explainKey({ stage }),
      sums,
      stage,
      names: { stage },
    })),
  service: (t, { services }) =>
    services.map(({ service, ...sums }) => ({
      key: service,
      name: nameOf(t, 'service', service),
      detail: '',
      owner: null,
      explained: explainKey({ service }),
      sums,
      stage: null,
      names: { service },
    })),
  team: (t, { teams }) =>
    teams.map(({ team, ...sums }) => ({
      key: team,
      name: nameOf(t, 'team', team),
      detail: '',
      owner: null,
      explained: explainKey({ team }),
      sums,
      stage: null,
      names: { team },
    })),
  usageType: (t, { kinds }) =>
    kinds.map(({ stage, quantity, logClass, vendedBy, provider, service, usageType, ...sums }) => ({
      key: JSON.stringify([provider, service, usageType, stage, quantity, logClass, vendedBy]),
      name: nameOf(t, 'usageType', usageType),
      detail: inText(
        t(`logging.stages.${stage}`),
        logClass === null ? '' : t(`logging.classes.${logClass}`),
        visible(vendedBy ?? ''),
        nameOf(t, 'service', service),
      ),
      owner: null,
      explained: explainKey({ provider, service, usageType, stage }),
      sums,
      stage,
      names: { provider, service, usage_type: usageType, stage, log_class: logClass ?? '' },
    })),
}

const amountIn = ({ cost }: LogSums, currency: string | undefined): number =>
  cost.find((each) => each.currency === currency)?.amount ?? 0

const VALUES: Readonly<Partial<Record<SortKey, (row: LogRow) => number | null>>> = {
  written: gbOf,
  stored: ({ sums }) => sums.gb.storage ?? null,
  perGb: kgPerGb,
  monthsKept: ({ sums }) => monthsKept(sums),
  co2e: ({ sums }) => sums.totalKgCo2e.central,
}

/** The rows of the Logging table: those whose names hold what is searched for, in the order asked for; unknown is last. */
export function logRows(t: Translate, report: LoggingReport, view: View): readonly LogRow[] {
  const wanted = view.search.toLowerCase()
  const currency = report.total.cost[0]?.currency
  const { key, descending } = readSorting(view.sort)
  const sign = descending ? -1 : 1
  const value = (row: LogRow): number | null =>
    key === 'cost' ? amountIn(row.sums, currency) : ((VALUES[key] ?? VALUES.co2e)?.(row) ?? null)
  const order = (a: LogRow, b: LogRow): number => {
    const byName = a.name.localeCompare(b.name, 'en')
    if (key === 'name') return sign * byName
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName
    return sign * (left - right) || byName
  }
  return ROWS[view.logs](t, report, view.filter.tag !== undefined)
    .filter(({ name, detail, owner }) => `${name} ${detail} ${owner ?? ''}`.toLowerCase().includes(wanted))
    .toSorted(order)
}

/** The page about one row of a group alone, by its sources, or with a source looked at; null where a row is a stage. */
export function logHref({ key, names }: LogRow, grouping: LogGrouping, search: string): string | null {
  const { service, team, usage_type: usageType } = names
  const leave = { logs: null, sort: null, q: null, explain: null }
  switch (grouping) {
    case 'service':
      return service === undefined ? null : changedView(search, { ...leave, service: [service] })
    case 'team':
      return team === undefined ? null : changedView(search, { ...leave, team: [team] })
    case 'usageType':
      return usageType === undefined ? null : changedView(search, { ...leave, usageType: [usageType] })
    case 'source':
      return `${changedView(search, { source: key, whatIf: null, explain: null })}#source`
    default:
      return null
  }
}
