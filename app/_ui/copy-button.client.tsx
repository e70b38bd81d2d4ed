'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from './icon.tsx'

interface Props {
  readonly label: string
  readonly className: string
  /** Asked for when it is pressed. */
  readonly text: () => string
}

/** Copies a text, and says so. */
export function CopyButton({ label, className, text }: Props) {
  const t = useTranslations()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <button type="button" onClick={copy} className={className}>
      <Icon name={isCopied ? 'check' : 'link'} size={16} />
      <span aria-live="polite">{isCopied ? t('explain.copied') : label}</span>
    </button>
  )
}
