'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import { Icon } from '../../icon.tsx'
import { FIELD } from '../../popup-classes.ts'

interface Props {
  readonly headers: readonly string[]
  readonly tags: ColumnMapping['tags']
  readonly onChange: (tags: ColumnMapping['tags']) => void
}

/** Columns that are tags, each with the key that it stands for. */
export function TagColumns({ headers, tags, onChange }: Props) {
  const t = useTranslations()
  const [chosen, setChosen] = useState('')
  const free = headers.filter((header) => !tags.some(({ column }) => column === header))
  const add = (column: string) => {
    setChosen('')
    if (column !== '') onChange([...tags, { column, key: column }])
  }
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium">{t('mapping.tags')}</legend>
      <ul className="mt-1 space-y-1.5">
        {tags.map((tag) => (
          <li key={tag.column} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-[0.8125rem]">{visible(tag.column)}</span>
            <span aria-hidden="true" className="text-muted">
              →
            </span>
            <input
              aria-label={`${t('mapping.tagKey')}: ${visible(tag.column)}`}
              className={`${FIELD} flex-1`}
              maxLength={200}
              value={tag.key}
              onChange={(event) =>
                onChange(
                  tags.map((one) => (one.column === tag.column ? { ...one, key: event.target.value } : one)),
                )
              }
            />
            <button
              type="button"
              aria-label={t('mapping.removeTag', { key: visible(tag.key) })}
              onClick={() => onChange(tags.filter(({ column }) => column !== tag.column))}
              className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" size={15} />
            </button>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <select
          aria-label={t('mapping.addTag')}
          className={`${FIELD} mt-1.5 text-muted`}
          value={chosen}
          onChange={(event) => add(event.target.value)}
        >
          <option value="">{t('mapping.addTag')}</option>
          {free.map((header) => (
            <option key={header} value={header}>
              {visible(header)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  )
}
