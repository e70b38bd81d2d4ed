import { useTranslations } from 'next-intl'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { ComparedFigures, FootprintMonth, OfficialFigures } from '#lib/domain/report/footprint-report.ts'
import { formatMonth } from '../../_format/dates.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { ExplainButton } from '../explain-button.client.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'

interface Props {
  readonly month: FootprintMonth
  readonly method: Method
  readonly unit: MassUnit | null
  /** The name of our figure for all services; null where nothing explains it. */
  readonly explain: string | null
}

/** Their total by a method; where they do not say by which, the only one that there is. */
const totalOf = (figures: OfficialFigures, method: Method): number | null =>
  (method === 'location' ? figures.totalLocationKg : figures.totalMarketKg) ?? figures.totalUnstatedKg

/** One month of one provider: theirs, ours, the difference, service by service, and why they differ. */
export function ComparedMonth({ month, method, unit: wanted, explain }: Props) {
  const t = useTranslations()
  const { compared, official, accounts, reasons } = month
  const services = compared?.services ?? []
  const masses = [official, ...(compared ? [compared.official] : [])].flatMap(
    (one) => totalOf(one, method) ?? [],
  )
  const ours = [compared, ...services].flatMap((one) => one?.estimate[method]?.totalKgCo2e.central ?? [])
  const unit = wanted ?? sharedMassUnit([...masses, ...ours])
  const title = t('footprints.month', { month: formatMonth(month.month), provider: visible(month.provider) })
  return (
    <section className="rounded-xl border border-line bg-surface px-5 py-4">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-sm font-semibold">{title}</h2>
        {month.modelVersion !== '' && (
          <p className="text-[0.8125rem] text-muted">
            {t('footprints.model', { version: visible(month.modelVersion) })}
          </p>
        )}
      </header>
      <dl className="figures mt-2 flex flex-wrap gap-x-8 gap-y-1 text-[0.8125rem]">
        <Scope
          label={t('footprints.wholeTheirs')}
          kilograms={totalOf(official, method)}
          unit={unit}
          isStrong
        />
        <Scope label={t('footprints.scopes.scope1')} kilograms={official.scope1Kg} unit={unit} />
        <Scope
          label={t('footprints.scopes.scope2')}
          kilograms={method === 'location' ? official.scope2LocationKg : official.scope2MarketKg}
          unit={unit}
        />
        <Scope
          label={t('footprints.scopes.scope3')}
          kilograms={method === 'location' ? official.scope3LocationKg : official.scope3MarketKg}
          unit={unit}
        />
      </dl>
      {compared && (
        <div className="mt-4">
          <TableScroll label={title}>
            <table className="figures w-full text-[0.8125rem]">
              <thead>
                <tr className="border-b border-line text-xs text-muted">
                  <th scope="col" className="px-3 py-2 text-start font-medium">
                    {t('footprints.service')}
                  </th>
                  {[
                    t('footprints.theirs'),
                    t('footprints.ours'),
                    t('figure.rangeLabel'),
                    t('footprints.difference'),
                  ].map((head) => (
                    <th key={head} scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                      {head}, {unit}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {services.map((service) => (
                  <tr key={service.serviceCode} className="border-b border-line">
                    <th scope="row" className="max-w-80 px-3 py-2 text-start font-normal break-words">
                      {visible(service.serviceName || service.serviceCode)}
                    </th>
                    <ComparedCells figures={service} method={method} unit={unit} />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr className="font-medium">
                  <th scope="row" className="px-3 py-2.5 text-start font-medium">
                    {t('footprints.allServices')}
                  </th>
                  <ComparedCells figures={compared} method={method} unit={unit} explain={explain} />
                </tr>
              </tfoot>
            </table>
          </TableScroll>
        </div>
      )}
      {accounts && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          {t('footprints.accounts', {
            both: accounts.both,
            onlyOfficial: accounts.onlyOfficial,
            onlyBills: accounts.onlyBills,
          })}
        </p>
      )}
      <h3 className="mt-4 text-xs font-medium text-muted">{t('footprints.why')}</h3>
      <ul className="mt-1.5 list-disc space-y-1 ps-5 text-[0.8125rem]">
        {reasons.map((reason) => (
          <li key={reason}>{t(`footprints.reasons.${reason}`)}</li>
        ))}
      </ul>
    </section>
  )
}

interface ScopeProps {
  readonly label: string
  readonly kilograms: number | null
  readonly unit: MassUnit
  readonly isStrong?: boolean
}

function Scope({ label, kilograms, unit, isStrong = false }: ScopeProps) {
  const t = useTranslations()
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{label}</dt>
      <dd className={isStrong ? 'font-medium' : ''}>
        {kilograms === null ? t('footprints.unknown') : `${formatMass(kilograms, unit)} ${unit}`}
      </dd>
    </div>
  )
}

interface CellsProps {
  readonly figures: ComparedFigures
  readonly method: Method
  readonly unit: MassUnit
  readonly explain?: string | null
}

function ComparedCells({ figures, method, unit, explain = null }: CellsProps) {
  const t = useTranslations()
  const theirs = totalOf(figures.official, method)
  const ours = figures.estimate[method]?.totalKgCo2e ?? null
  const difference = figures.differenceKg[method]
  return (
    <>
      <td className="px-3 py-2 text-end whitespace-nowrap">
        {theirs === null ? <Unknown /> : formatMass(theirs, unit)}
      </td>
      <td className="px-3 py-2 text-end whitespace-nowrap">
        {ours === null && <Unknown text={t('figure.notEstimated')} />}
        {ours !== null && explain === null && formatMass(ours.central, unit)}
        {ours !== null && explain !== null && (
          <ExplainButton of={explain}>{formatMass(ours.central, unit)}</ExplainButton>
        )}
      </td>
      <td className="px-3 py-2 text-end font-normal text-muted">
        {ours !== null && <RangeText kilograms={ours} unit={unit} />}
      </td>
      <td className="px-3 py-2 text-end whitespace-nowrap">
        {difference === null || theirs === null ? (
          <Unknown text={t('footprints.notCompared')} />
        ) : (
          <>
            {formatMass(difference, unit)}
            {theirs > 0 && (
              <span className="ms-2 font-normal text-muted">{inWords(t, difference / theirs)}</span>
            )}
          </>
        )}
      </td>
    </>
  )
}

const Unknown = ({ text }: { text?: string }) => {
  const t = useTranslations()
  return <span className="font-normal text-muted">{text ?? t('footprints.unknown')}</span>
}

/** A relative difference with a sign that needs no colour. @example inWords(-0.12) // '▼ 12 % less' */
function inWords(t: Translate, share: number): string {
  if (share === 0) return t('footprints.same')
  return share > 0
    ? `▲ ${t('footprints.more', { percent: formatShare(share) })}`
    : `▼ ${t('footprints.less', { percent: formatShare(-share) })}`
}
