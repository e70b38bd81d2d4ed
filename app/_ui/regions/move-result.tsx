import type { ReactNode } from 'react'
import { formatBytes, formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, formatMassWithUnit, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { MoveResult as Result } from '#lib/domain/what-if/move-answer.ts'
import type { CostChange } from '#lib/domain/what-if/price-move.ts'
import { formatMoney } from '../../_format/money.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { Direction } from './direction.tsx'

const BYTES_PER_GB = 1e9
const ALL = 1 - 1e-9

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text)

/** A difference in three scenarios, with its sign. */
export function Scenarios({ kilograms, unit }: { kilograms: Range; unit: MassUnit }) {
  const { low, central, high } = kilograms
  return (
    <span className="figures whitespace-nowrap" title={en.regions.move.scenarios}>
      {[low, central, high].map((value) => signed(formatMass(value, unit), value)).join(' / ')}
    </span>
  )
}

/** What a move would change: carbon before and after, and everything beside the carbon that it costs. */
export function MoveResult({ result, moving }: { result: Result; moving: Emissions }) {
  const words = en.regions.move
  const { before, after, differenceKg, direction, cost, grids, pue, target, source, transfer } = result
  const unit = sharedMassUnit([before.totalKgCo2e.central, after.totalKgCo2e.central])
  const newest = Math.max(...grids.map(({ year }) => year))
  return (
    <div data-what-if="result">
      <dl className="figures grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Amount label={words.before} kilograms={before.totalKgCo2e} unit={unit} />
        <Amount label={words.after} kilograms={after.totalKgCo2e} unit={unit} />
        <div>
          <dt className="text-[0.8125rem] text-muted">{words.difference}</dt>
          <dd className="text-xl font-semibold tracking-tight">
            <Direction direction={direction}>
              {signed(formatMass(differenceKg.central, unit), differenceKg.central)} {unit}
            </Direction>
          </dd>
          <dd className="text-[0.8125rem] text-muted">
            <Scenarios kilograms={differenceKg} unit={unit} />
            <span className="block text-xs">{words.scenarios}</span>
          </dd>
        </div>
      </dl>
      <p className="mt-3 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem]">{words.marginal}</p>
      <dl className="mt-4 grid gap-x-8 gap-y-3 text-[0.8125rem] sm:grid-cols-2">
        <Row label={words.grids}>
          {grids
            .filter(({ year }) => year === newest)
            .map(({ place, gramsPerKwh, year }) =>
              words.gridOf(place.city, formatQuantity(gramsPerKwh), year),
            )
            .join(' → ')}
          <span className="block text-xs text-muted">
            {words.attribution(source.source.title, source.source.licence)}; {source.boundary}
          </span>
        </Row>
        <Row label={words.overhead}>
          {[...new Set(pue.before.map(({ central }) => formatQuantity(central)))].join(', ')} →{' '}
          {formatQuantity(pue.after.central)}
        </Row>
        <Row label={words.cost}>
          {cost.map((change) => (
            <CostText key={change.currency} change={change} />
          ))}
          {cost.length === 0 && words.costUnknown}
        </Row>
        <Row label={en.regions.latency}>
          {en.regions.latencies[result.latency]}
          <span className="block text-xs text-muted">{en.regions.latencyHint}</span>
        </Row>
        <Row label={words.residency}>
          {result.leavesCountries.length > 0
            ? words.leaves(result.leavesCountries.join(', '), target.countryName)
            : words.stays(target.countryName)}
        </Row>
        <Row label={words.transfer}>
          {transfer
            ? words.transferOf(
                formatMassWithUnit(transfer.kgCo2e.central),
                formatMassWithUnit(transfer.kgCo2e.low),
                formatMassWithUnit(transfer.kgCo2e.high),
                formatBytes(transfer.storedGb * BYTES_PER_GB),
              )
            : words.transferNone}
        </Row>
      </dl>
      <p className="mt-4 text-xs text-muted">
        {words.reported(formatMassWithUnit(moving.totalKgCo2e.central), source.title)} {words.method}{' '}
        {result.isOtherProvider ? words.otherProvider : words.offered}
      </p>
    </div>
  )
}

function Amount({ label, kilograms, unit }: { label: string; kilograms: Range; unit: MassUnit }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="text-xl font-semibold tracking-tight">
        {formatMass(kilograms.central, unit)} {unit}
      </dd>
      <dd className="text-[0.8125rem] text-muted">
        {en.figure.range(formatMass(kilograms.low, unit), formatMass(kilograms.high, unit))} {unit}
      </dd>
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="font-medium">{label}</dt>
      <dd className="figures break-words">{children}</dd>
    </div>
  )
}

/** The difference in money where the bill shows a price there; never zero where it shows none. */
function CostText({ change: { currency, knownShare, before, after } }: { change: CostChange }) {
  const words = en.regions.move
  if (knownShare === 0) return <span className="block">{`${currency}: ${words.costUnknown}`}</span>
  const difference = signed(formatMoney(after - before, currency), after - before)
  return (
    <span className="block">
      {knownShare >= ALL ? words.costAll(difference) : words.costKnown(difference, formatShare(knownShare))}
    </span>
  )
}
