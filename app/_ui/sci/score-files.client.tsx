'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FIELD, SECONDARY_BUTTON } from '../popup-classes.ts'
import { sciPath } from './sci-path.ts'

interface Props {
  readonly slug: string
  readonly boundary: string
  readonly version: number
  readonly operation: string
  readonly period: { readonly from: string; readonly to: string }
  readonly factorSet: string
}

const FORMATS = ['manifest', 'manifest-total', 'imp', 'report'] as const

/** The score as documents for others, with whom to ask about it. */
export function ScoreFiles({ slug, boundary, version, operation, period, factorSet }: Props) {
  const t = useTranslations()
  const [contact, setContact] = useState({ softwareVersion: '', contactName: '', contactEmail: '' })
  const hrefOf = (format: string) =>
    `${sciPath(slug, 'export')}?${new URLSearchParams({ format, boundary, version: String(version), operation, ...period, factors: factorSet, ...contact })}`
  return (
    <div className="min-w-0">
      <h3 className="font-medium">{t('sci.files.title')}</h3>
      <p className="mt-1 text-muted">{t('sci.files.text')}</p>
      <div className="mt-3 grid gap-2">
        {(['softwareVersion', 'contactName', 'contactEmail'] as const).map((name) => (
          <label key={name} className="text-xs font-medium">
            {t(`sci.files.${name}`)}{' '}
            <span className="font-normal text-muted">({t('sci.form.optional')})</span>
            <input
              className={`${FIELD} mt-1 font-normal`}
              maxLength={100}
              value={contact[name]}
              onChange={(event) => setContact({ ...contact, [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-2">
        {FORMATS.map((format) => (
          <li key={format}>
            <a className={SECONDARY_BUTTON} download href={hrefOf(format)}>
              {t(`sci.files.formats.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
