'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import type { MappedValue } from '#lib/domain/imports/column-mapping.ts'
import { FIELD } from '../../popup-classes.ts'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly headers: readonly string[]
  readonly value: MappedValue | null
  readonly choose: (value: MappedValue | null) => void
  readonly isRequired?: boolean
  /** Whether one text may stand for all rows. */
  readonly takesText?: boolean
  /** Texts that are proposed. */
  readonly proposals?: readonly string[]
}

const NONE = 'none'
const TEXT = 'text'
const COLUMN = 'column:'

/** Where a value comes from: one of the columns, one text for all rows, or nowhere. */
export function ValueChoice({
  label,
  hint,
  headers,
  value,
  choose,
  isRequired = false,
  takesText = true,
  proposals = [],
}: Props) {
  const t = useTranslations()
  const id = useId()
  const select = (choice: string) => {
    if (choice === NONE) choose(isRequired ? { column: '' } : null)
    else if (choice === TEXT) choose({ text: '' })
    else choose({ column: choice.slice(COLUMN.length) })
  }
  const isText = value !== null && 'text' in value
  const isNone = value === null || ('column' in value && value.column === '')
  return (
    <div className="min-w-0">
      <div className="flex items-baseline gap-2 text-xs">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {isRequired && <span className="text-muted">{t('mapping.required')}</span>}
      </div>
      <select
        id={id}
        aria-required={isRequired}
        className={`${FIELD} mt-1 ${isNone ? 'text-muted' : ''}`}
        value={isText ? TEXT : isNone ? NONE : COLUMN + value.column}
        onChange={(event) => select(event.target.value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        <option value={NONE}>{isRequired ? t('mapping.choose') : t('mapping.notInFile')}</option>
        {headers.map((header) => (
          <option key={header} value={COLUMN + header}>
            {visible(header)}
          </option>
        ))}
        {takesText && <option value={TEXT}>{t('mapping.text')}</option>}
      </select>
      {isText && (
        <input
          list={proposals.length > 0 ? `${id}-list` : undefined}
          aria-label={t('mapping.textOf', { field: label })}
          className={`${FIELD} mt-1.5`}
          maxLength={200}
          value={value.text}
          onChange={(event) => choose({ text: event.target.value })}
        />
      )}
      {proposals.length > 0 && (
        <datalist id={`${id}-list`}>
          {proposals.map((proposal) => (
            <option key={proposal} value={proposal} />
          ))}
        </datalist>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
