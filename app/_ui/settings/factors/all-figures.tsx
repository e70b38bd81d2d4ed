import { getTranslations } from 'next-intl/server'
import { hasMethod } from '#lib/domain/adjustments/adjustments.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { factorsInUse } from '#lib/queries/factors-in-use.ts'
import { figuresInSet } from '#lib/queries/figures-of-set.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { PageLinks } from '../../services/page-links.tsx'
import { FigureRows } from './figure-rows.client.tsx'
import { NothingFound } from './nothing-found.tsx'

/** As many as a person looks through before searching. */
const PAGE = 200

/** Every figure of a factor set by name, whether or not it takes part in anything. */
export async function AllFigures({ page: { organisation, scope, view, search } }: { page: PageRequest }) {
  const { factorSet, method, filter } = view
  const [t, found, inUse] = await Promise.all([
    getTranslations(),
    figuresInSet(scope, { factorSet, method, text: view.search, after: view.after, limit: PAGE }),
    factorsInUse(scope, view),
  ])
  if (found.figures.length === 0) return <NothingFound text={view.search} />
  const lines = new Map<string, number>()
  for (const { figure, lines: more } of inUse.figures)
    lines.set(figure.id, Math.max(lines.get(figure.id) ?? 0, more))
  return (
    <>
      <p className="mb-3 max-w-3xl text-[0.8125rem] text-muted">
        {t('factorSettings.allText', { count: formatCount(found.count) })}
      </p>
      <FigureRows
        slug={organisation.slug}
        factorSet={factorSet}
        asked={{ filter, method }}
        rows={found.figures.map((figure) => ({
          figure,
          method: hasMethod(figure.id) ? method : null,
          lines: lines.get(figure.id) ?? 0,
        }))}
      />
      <PageLinks search={search} after={view.after} next={found.next} />
    </>
  )
}
