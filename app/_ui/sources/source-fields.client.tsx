'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { secretField, sourceFields } from '#lib/domain/sources/source-fields.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { FIELD } from '../popup-classes.ts'

interface Props {
  readonly kind: SourceKind
  readonly filled: Readonly<Record<string, string>>
  readonly secret: string
  readonly onFill: (name: string, text: string) => void
  readonly onSecret: (text: string) => void
}

/** What a kind of source needs to know. Secrets can be written, and are never shown. */
export function SourceFields({ kind, filled, secret, onFill, onSecret }: Props) {
  const t = useTranslations()
  const kept = secretField(kind)
  const secretId = useId()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {sourceFields(kind).map(({ name, type, isRequired }) => (
        <label key={name} className="block min-w-0 text-xs font-medium">
          {t(`sources.fields.${name}` as 'sources.fields.bucket')}
          {!isRequired && <span className="font-normal text-muted"> ({t('sources.optional')})</span>}
          <input
            className={`${FIELD} mt-1 font-normal`}
            required={isRequired}
            inputMode={type === 'number' ? 'numeric' : 'text'}
            placeholder={
              t.has(`sources.hints.${name}` as 'sources.hints.bucket')
                ? t(`sources.hints.${name}` as 'sources.hints.bucket')
                : undefined
            }
            autoComplete="off"
            spellCheck={false}
            value={filled[name] ?? ''}
            onChange={(event) => onFill(name, event.target.value)}
          />
        </label>
      ))}
      {kept && (
        <div className="min-w-0 text-xs font-medium sm:col-span-2">
          <label htmlFor={secretId}>{t(`sources.secrets.${kept.type}`)}</label>
          {kept.type === 'json' ? (
            <textarea
              id={secretId}
              className={`${FIELD} mt-1 font-mono font-normal`}
              rows={4}
              autoComplete="off"
              spellCheck={false}
              value={secret}
              onChange={(event) => onSecret(event.target.value)}
            />
          ) : (
            <input
              id={secretId}
              className={`${FIELD} mt-1 font-normal`}
              type="password"
              autoComplete="new-password"
              value={secret}
              onChange={(event) => onSecret(event.target.value)}
            />
          )}
          <span className="mt-1 block font-normal text-muted">{t('sources.secretHint')}</span>
        </div>
      )}
    </div>
  )
}
