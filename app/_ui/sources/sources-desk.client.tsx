'use client'
import { useTranslations } from 'next-intl'
import { AuthorField } from '../author-field.client.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { AddSource } from './add-source.client.tsx'
import type { ListedSource } from './listed-source.ts'
import { SourceCard } from './source-card.client.tsx'

interface Props {
  readonly slug: string
  readonly sources: readonly ListedSource[]
}

/** The sources of an organisation, and the means to add one. */
export function SourcesDesk({ slug, sources }: Props) {
  const t = useTranslations()
  const [written] = useAuthor()
  const author = written.trim()
  return (
    <div className="space-y-4">
      <AuthorField className="max-w-sm" />
      {sources.length === 0 && <p className="text-muted">{t('sources.none')}</p>}
      {sources.map((source) => (
        <SourceCard key={source.id} slug={slug} source={source} author={author} />
      ))}
      <AddSource slug={slug} author={author} />
    </div>
  )
}
