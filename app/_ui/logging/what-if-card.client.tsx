'use client'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useId } from 'react'
import { formatMassWithUnit, type MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { logWhatIf } from '#lib/domain/logging/what-if/log-what-if.ts'
import { formatShare } from '../../_format/share.ts'
import {
  daysKept,
  type LogWish,
  NO_WISH,
  partOfFields,
  plansOf,
  readWish,
  type TriedSource,
  wishText,
} from '../../_view/log-wish.ts'
import { viewParams } from '../../_view/view-params.ts'
import { Card } from '../card.tsx'
import { usePending } from '../pending.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { SavingSlider } from './saving-slider.client.tsx'
import { WhatIfResult } from './what-if-result.tsx'

interface Props {
  /** What is tried on: one source, or all. */
  readonly sources: readonly TriedSource[]
  readonly unit: MassUnit | null
}

const SHOWN_FIELDS = 6
/** Leaves everything as it is: what comes before is then all that there is. */
const UNCHANGED = { kind: 'sample', keepRate: 1 } as const

/** Sliders, and what they would save, worked out as they move. The address holds them. */
export function WhatIfCard({ sources, unit }: Props) {
  const t = useTranslations()
  const [text, setText] = useQueryState('whatIf', viewParams.whatIf.withOptions({ history: 'replace' }))
  const { isPending } = usePending()
  const wish = readWish(text)
  const set = (change: Partial<LogWish>) => void setText(wishText({ ...wish, ...change }))
  const plans = sources.flatMap((source) => [
    { source: source.id, templates: null, action: UNCHANGED },
    ...plansOf(source, wish),
  ])
  const answer = logWhatIf(sources, plans)
  const days = sources.flatMap((source) => daysKept(source) ?? [])
  const isKept = sources.every(({ auditKeep }) => auditKeep !== null)
  const fixed = sources.reduce((sum, { fixed: { totalKgCo2e } }) => sum + totalKgCo2e.central, 0)
  return (
    <Card
      title={t('logging.whatIf.title')}
      detail={t('logging.whatIf.detail')}
      action={
        wishText(wish) !== null && (
          <button type="button" className={ROW_BUTTON} onClick={() => set(NO_WISH)}>
            {t('logging.whatIf.reset')}
          </button>
        )
      }
    >
      {isKept ? (
        <p className="px-5 pb-5 text-muted">{t('logging.whatIf.kept')}</p>
      ) : (
        <div className="grid gap-x-8 gap-y-5 px-5 pb-5 lg:grid-cols-2">
          <fieldset disabled={isPending} className="min-w-0 space-y-3">
            <SavingSlider
              label={t('logging.whatIf.keep')}
              said={t('logging.whatIf.keepValue', { value: wish.keep })}
              min={1}
              max={100}
              value={wish.keep}
              onChange={(keep) => set({ keep })}
            />
            <Days days={days} wish={wish} set={set} />
            <SavingSlider
              label={t('logging.whatIf.compress')}
              said={
                wish.compress === 1
                  ? t('logging.whatIf.compressNone')
                  : t('logging.whatIf.compressValue', { value: wish.compress })
              }
              hint={t('logging.whatIf.compressHint')}
              min={1}
              max={20}
              value={wish.compress}
              onChange={(compress) => set({ compress })}
            />
            <SavingSlider
              label={t('logging.whatIf.storage')}
              said={t('logging.whatIf.storageValue', { value: String(wish.storage) })}
              min={1}
              max={100}
              value={wish.storage}
              onChange={(storage) => set({ storage })}
            />
            {sources.map((source) => (
              <OfSample key={source.id} sample={source.sample} wish={wish} set={set} />
            ))}
          </fieldset>
          <div className="min-w-0">
            <WhatIfResult answer={answer} unit={unit} />
            {fixed > 0 && (
              <p className="mt-2 text-xs text-muted">
                {t('logging.whatIf.unchanged', { mass: formatMassWithUnit(fixed) })}
              </p>
            )}
            <p className="mt-2 text-xs text-muted">{t('logging.whatIf.method')}</p>
          </div>
        </div>
      )}
    </Card>
  )
}

interface PartProps {
  readonly wish: LogWish
  readonly set: (change: Partial<LogWish>) => void
}

/** For how long: from a day up to what it is now. */
function Days({ days, wish, set }: PartProps & { readonly days: readonly number[] }) {
  const t = useTranslations()
  const now = Math.ceil(Math.max(0, ...days))
  if (now <= 1) return <p className="text-xs text-muted">{t('logging.whatIf.daysUnknown')}</p>
  const value = Math.min(wish.days ?? now, now)
  return (
    <SavingSlider
      label={t('logging.whatIf.days')}
      said={
        value === now ? t('logging.whatIf.daysNow', { value: now }) : t('logging.whatIf.daysValue', { value })
      }
      min={1}
      max={now}
      value={value}
      onChange={(next) => set({ days: next === now ? null : next })}
    />
  )
}

/** What only a sample lets one try: without debug output, without fields. */
function OfSample({ sample, wish, set }: PartProps & Pick<TriedSource, 'sample'>) {
  const t = useTranslations()
  const id = useId()
  if (sample === null) return null
  const debug = sample.templates.filter(({ flags }) => flags.includes('debug'))
  const shareOfDebug = debug.reduce((sum, { share }) => sum + share, 0)
  const { withoutDebug, withoutFields } = wish
  const toggle = (field: string, isLeftOut: boolean) =>
    set({
      withoutFields: isLeftOut ? [...withoutFields, field] : withoutFields.filter((one) => one !== field),
    })
  const shown = sample.fields.filter(
    ({ field }, index) => index < SHOWN_FIELDS || withoutFields.includes(field),
  )
  return (
    <div className="space-y-3">
      {debug.length > 0 && (
        <label className="flex min-h-6 items-center gap-2.5 text-[0.8125rem]">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-(--accent)"
            checked={withoutDebug}
            onChange={(event) => set({ withoutDebug: event.target.checked })}
          />
          <span>
            {t('logging.whatIf.debug')}{' '}
            <span className="text-muted">
              {t('logging.whatIf.debugShare', { share: formatShare(shareOfDebug) })}
            </span>
          </span>
        </label>
      )}
      {shown.length > 0 && (
        <fieldset aria-labelledby={id} className="min-w-0">
          <legend id={id} className="text-[0.8125rem]">
            {t('logging.whatIf.fields')}
          </legend>
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {shown.map(({ field }) => (
              <li key={field} className="min-w-0">
                <label className="flex min-h-6 items-center gap-2 text-[0.8125rem]">
                  <input
                    type="checkbox"
                    className="size-4 shrink-0 accent-(--accent)"
                    checked={withoutFields.includes(field)}
                    onChange={(event) => toggle(field, event.target.checked)}
                  />
                  <span className="min-w-0 break-all">
                    {t('logging.whatIf.field', {
                      field: visible(field),
                      share: formatShare(partOfFields(sample, [field])),
                    })}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  )
}
