import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { WastePart } from '#lib/domain/retries/carbon/attribute-waste.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { RetryService, RetryView } from '#lib/queries/retries/retries.ts'
import { formatShare } from '../../_format/share.ts'
import { EXPLAIN_TOTAL } from '../../_view/explained.ts'
import { otherPage } from '../../_view/view-href.ts'
import { selectionWords } from '../sci/selection-words.ts'
import { ViewLink } from '../view-link.client.tsx'

/** Grams with their range, all in the unit that suits the middle. @example grams({ low: 50, central: 84, high: 120 }) // '84.0 g (50.0–120)' */
export function grams({ low, central, high }: Range): string {
  const unit = massUnit(central / 1000)
  const [from, middle, to] = [low, central, high].map((each) => formatMass(each / 1000, unit))
  return `${middle}\u00a0${unit} (${from}–${to})`
}

interface Props {
  readonly slug: string
  readonly answer: RetryView
  readonly service: RetryService
  /** What of it one edge answers for; all of it where absent. */
  readonly part?: WastePart
  readonly of: 'attributedG' | 'avoidableG'
}

/** How the waste of one service comes about, with every value: its usage × its share of that × its wasted share × the edge's part. */
export function Derivation({ slug, answer, service, part, of }: Props) {
  const t = useTranslations()
  const { waste } = service
  const usage = answer.usages.find(({ services }) => services.includes(service.service))
  if (!waste || !usage) return null
  const total = of === 'attributedG' ? usage.totalG : usage.dynamicG
  const [wasted, all] =
    waste.basis === 'self-time'
      ? [service.wastedWorkSeconds, service.workSeconds]
      : [service.wastedArrivals, service.arrivals]
  const { tag, ...rest } = usage.usage
  const selection = Object.fromEntries(
    Object.entries({ ...rest, ...(tag ? { tag } : {}) }).map(([name, values]) => [name, [...(values ?? [])]]),
  )
  const result = (part ?? waste)[of]
  return (
    <div className="rounded-lg border border-line bg-surface p-4" data-retries="derivation">
      <h4 className="font-medium break-words">{shortName(service.service)}</h4>
      <dl className="figures mt-2 grid gap-x-3 gap-y-2 text-[0.8125rem] sm:grid-cols-[auto_1fr]">
        <dt className="whitespace-nowrap">{grams(total)}</dt>
        <dd className="text-muted">
          {t(`retries.derivation.${of === 'attributedG' ? 'total' : 'dynamic'}`)}{' '}
          <ViewLink
            href={otherPage(`/o/${slug}/services`, '', {
              ...selection,
              ...(answer.period ?? {}),
              factors: answer.factorSet,
              explain: EXPLAIN_TOTAL,
            })}
            className="text-ink underline underline-offset-2"
          >
            {selectionWords(t, usage.usage)}
          </ViewLink>
        </dd>
        {waste.usageShare < 1 && (
          <>
            <dt>× {formatShare(waste.usageShare)}</dt>
            <dd className="text-muted">
              {t('retries.derivation.shared', { services: usage.services.length })}
            </dd>
          </>
        )}
        <dt>× {formatShare(waste.wastedShare)}</dt>
        <dd className="text-muted">
          {t(`retries.derivation.basis.${waste.basis}`, {
            wasted: formatQuantity(wasted),
            all: formatQuantity(all),
          })}
        </dd>
        {part && (
          <>
            <dt>× {formatShare(part.all > 0 ? part.own / part.all : 0)}</dt>
            <dd className="text-muted">
              {t(`retries.derivation.part.${part.unit}`, {
                own: formatQuantity(part.own),
                all: formatQuantity(part.all),
              })}
            </dd>
          </>
        )}
        <dt className="font-medium">= {grams(result)}</dt>
        <dd className="text-muted">{t(`retries.derivation.${of}`)}</dd>
      </dl>
    </div>
  )
}
