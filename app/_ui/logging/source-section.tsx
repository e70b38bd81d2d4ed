import { useTranslations } from 'next-intl'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { LoggingReport, SourceSums } from '#lib/domain/logging/logging-report.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { TriedSource } from '../../_view/log-wish.ts'
import { MarkDialog } from './mark-dialog.client.tsx'
import { SampleCards } from './sample-cards.tsx'
import { SourceChoice } from './source-choice.client.tsx'
import { WhatIfCard } from './what-if-card.client.tsx'

/** As the address calls all sources together. */
const ALL_SOURCES = 'all'

interface Props {
  readonly slug: string
  readonly search: string
  readonly report: LoggingReport
  /** As the address says it. */
  readonly asked: string | null
  readonly unit: MassUnit | null
}

const tried = ({
  id,
  source,
  written,
  stored,
  fixed,
  auditKeep,
  monthsKept,
  sample,
}: SourceSums): TriedSource => ({
  id,
  name: source.name,
  written,
  stored,
  fixed,
  auditKeep,
  monthsKept,
  sample: sample && {
    bytes: sample.bytes,
    fields: sample.fields,
    templates: sample.templates.map(({ id, share, shareRange, auditKeep, flags }) => ({
      id,
      share,
      shareRange,
      auditKeep,
      flags,
    })),
  },
})

/** The source that an address names, else the one with the most carbon: what can be tried on it, and what its logs are made of. */
export function SourceSection({ slug, search, report: { sources }, asked, unit }: Props) {
  const t = useTranslations()
  const all = asked === ALL_SOURCES
  const chosen = sources.find(({ id }) => id === asked) ?? sources[0]
  if (!chosen) return null
  const nameOf = ({ source }: SourceSums) => visible(source.name) || t('logging.noSource')
  return (
    <section id="source" aria-label={t('logging.oneSource.title')} className="scroll-mt-20">
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <SourceChoice
          value={all ? ALL_SOURCES : chosen.id}
          choices={[
            ...sources.map((source) => ({ value: source.id, label: nameOf(source) })),
            ...(sources.length > 1
              ? [{ value: ALL_SOURCES, label: t('logging.oneSource.all', { count: sources.length }) }]
              : []),
          ]}
        />
        {!all && (
          <MarkDialog
            slug={slug}
            source={chosen.id}
            template={null}
            name={nameOf(chosen)}
            isKept={chosen.auditKeep !== null}
          />
        )}
      </div>
      {!all && <Notes source={chosen} />}
      <WhatIfCard sources={all ? sources.map(tried) : [tried(chosen)]} unit={unit} />
      {!all && chosen.sample && (
        <div className="mt-4">
          <SampleCards slug={slug} search={search} source={chosen} sample={chosen.sample} unit={unit} />
        </div>
      )}
    </section>
  )
}

/** What must be known of a source before anything is done to it. */
function Notes({ source: { auditKeep, isNeverRead } }: { source: SourceSums }) {
  const t = useTranslations()
  if (auditKeep === null && !isNeverRead) return null
  const said = auditKeep && {
    author: visible(auditKeep.author),
    day: formatInstant(auditKeep.createdAt),
    note: visible(auditKeep.note),
  }
  return (
    <ul className="mb-3 space-y-1 text-[0.8125rem]">
      {said && (
        <li className="rounded-md bg-sunken px-3 py-2 break-words">
          <strong className="font-semibold">{t('logging.oneSource.auditKeep')}</strong>{' '}
          {said.author !== '' &&
            (said.note === ''
              ? t('logging.oneSource.auditByNoNote', said)
              : t('logging.oneSource.auditBy', said))}
        </li>
      )}
      {isNeverRead && (
        <li className="rounded-md bg-warn-wash px-3 py-2">{t('logging.oneSource.neverRead')}</li>
      )}
    </ul>
  )
}
