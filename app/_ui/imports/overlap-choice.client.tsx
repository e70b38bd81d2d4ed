'use client'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import { ON_OVERLAP, type OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import type { Overlap } from '#lib/domain/imports/preflight-report.ts'
import { formatDay, formatMonth, monthOf } from '../../_format/dates.ts'
import { formatName } from '../../_format/format-name.ts'
import type { Translate } from '../../_i18n/translate.ts'

interface Props {
  readonly overlaps: readonly Overlap[]
  readonly choice: OnOverlap
  readonly choose: (choice: OnOverlap) => void
}

const SHOWN = 12

const sentence = (
  t: Translate,
  { billingPeriod, billingAccountId, provider, format, fileNames, createdAt }: Overlap,
): string => {
  const [first = '', ...others] = fileNames.map(visible)
  return t('imports.replaces', {
    month: formatMonth(monthOf(billingPeriod)),
    account:
      [provider, billingAccountId]
        .filter((text) => text !== '')
        .map(visible)
        .join(' ') || t('imports.sameAccount'),
    file: others.length > 0 ? t('imports.fileAndOthers', { file: first, others: others.length }) : first,
    format: formatName(t, format),
    day: formatDay(createdAt.slice(0, 10)),
  })
}

/** What is imported already of the months of these files, and what is to become of it. */
export function OverlapChoice({ overlaps, choice, choose }: Props) {
  const t = useTranslations()
  const isKnown = overlaps.length > 0
  return (
    <fieldset
      className={`min-w-0 px-5 py-4 text-[0.8125rem] ${isKnown ? 'border-b border-line bg-warn-wash' : ''}`}
    >
      <legend className={`float-left w-full ${isKnown ? 'text-sm font-semibold' : 'text-muted'}`}>
        {isKnown ? t('imports.overlapTitle') : t('imports.overlapUnknown')}
      </legend>
      <div className="clear-left">
        {isKnown && (
          <ul className="pt-2 list-disc space-y-1 ps-5">
            {overlaps.slice(0, SHOWN).map((overlap) => (
              <li
                key={`${overlap.dataset} ${overlap.provider} ${overlap.billingAccountId} ${overlap.billingPeriod}`}
                className="break-words"
              >
                {sentence(t, overlap)}
              </li>
            ))}
            {overlaps.length > SHOWN && (
              <li>{t('imports.moreOverlaps', { more: overlaps.length - SHOWN })}</li>
            )}
          </ul>
        )}
        <div className={`flex flex-wrap gap-x-6 gap-y-1 ${isKnown ? 'mt-3' : 'mt-1'}`}>
          {ON_OVERLAP.map((one) => (
            <label key={one} className="inline-flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="on-overlap"
                checked={choice === one}
                onChange={() => choose(one)}
                className="size-4 accent-accent"
              />
              {t(`imports.onOverlap.${one}`)}
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
