'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { MAX_AUTHOR_LENGTH } from '#lib/domain/access/author.ts'
import { FIELD } from './popup-classes.ts'
import { useAuthor } from './use-author.client.tsx'

/** Asks for the name that a change is made under. Read it with `useAuthor`, trimmed; empty means that it is still missing. */
export function AuthorField({ className = '' }: { className?: string }) {
  const t = useTranslations()
  const [author, setAuthor] = useAuthor()
  const hint = useId()
  return (
    <label className={`block min-w-0 text-xs font-medium ${className}`}>
      {t('author.label')} <span className="font-normal text-muted">({t('author.required')})</span>
      <input
        className={`${FIELD} mt-1 font-normal`}
        name="author"
        autoComplete="name"
        required
        maxLength={MAX_AUTHOR_LENGTH}
        aria-describedby={hint}
        value={author}
        onChange={(event) => setAuthor(event.target.value)}
      />
      <span id={hint} className="mt-1 block font-normal text-muted">
        {t('author.hint')}
      </span>
    </label>
  )
}
