import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { SHARED_COMPONENT, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { formatShare } from '../../_format/share.ts'
import { Card } from '../card.tsx'
import { BoundaryDialog } from './boundary-dialog.client.tsx'
import type { Owner } from './owners-of.ts'
import { selectionWords } from './selection-words.ts'

interface Props {
  readonly slug: string
  readonly shown: BoundaryScore
  readonly owners: readonly Owner[]
  /** The version in force, which a change starts from. */
  readonly current: SoftwareBoundary
}

/** The boundary as a diagram: a box with what is inside, and beside it what is not, each with its reason. */
export function BoundaryCard({ slug, shown, owners, current }: Props) {
  const t = useTranslations()
  const { boundary, components, shared } = shown
  const outside = components.filter(({ leftOutBecause }) => leftOutBecause !== null)
  const unknown = shared.find(({ part }) => !part.ok)
  const words = (index: number) => {
    const selection = boundary.components[index]?.selection
    return selection ? selectionWords(t, selection) : t(`teams.split.hints.${boundary.sharedSplit.by}`)
  }
  return (
    <Card
      title={t('sci.boundary.title')}
      detail={t('sci.boundary.version', { version: boundary.version })}
      action={<BoundaryDialog slug={slug} owners={owners} boundary={current} />}
    >
      <div className="px-5 pb-5 text-[0.8125rem]" data-sci="boundary">
        {boundary.description !== '' && (
          <p className="mb-3 break-words text-muted">{visible(boundary.description)}</p>
        )}
        <Box title={t('sci.boundary.inside')} className="border-2 border-accent">
          {components.map(
            ({ name, leftOutBecause, share }, index) =>
              leftOutBecause === null && (
                <Item
                  key={name}
                  name={name === SHARED_COMPONENT ? t('sci.boundary.shared') : visible(name)}
                  detail={words(index)}
                  figure={share === null ? null : formatShare(share)}
                />
              ),
          )}
          <li className="px-3 py-1.5 text-muted">{t('sci.boundary.always')}</li>
        </Box>
        <Box title={t('sci.boundary.outside')} className="mt-3 border border-dashed border-strong-line">
          {outside.map(({ name, leftOutBecause }) => (
            <Item key={name} name={visible(name)} detail={visible(leftOutBecause ?? '')} figure={null} />
          ))}
          {outside.length === 0 && (
            <li className="px-3 py-1.5 text-muted">{t('sci.boundary.nothingOutside')}</li>
          )}
          <li className="px-3 py-1.5 text-muted">{t('sci.boundary.neverInside')}</li>
        </Box>
        {unknown && !unknown.part.ok && (
          <p className="mt-3 text-warn">
            {t('sci.boundary.notShared', {
              reason: t(`sci.boundary.notSharedReasons.${unknown.part.reason}`),
            })}
          </p>
        )}
      </div>
    </Card>
  )
}

function Box({ title, className, children }: { title: string; className: string; children: ReactNode }) {
  return (
    <section className={`rounded-lg ${className}`}>
      <h3 className="px-3 pt-2 text-xs font-medium">{title}</h3>
      <ul className="pb-1">{children}</ul>
    </section>
  )
}

function Item({ name, detail, figure }: { name: string; detail: string; figure: string | null }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-1.5">
      <span className="min-w-0 break-words">
        <span className="font-medium">{name}</span> <span className="text-muted">{detail}</span>
      </span>
      {figure !== null && <span className="figures">{figure}</span>}
    </li>
  )
}
