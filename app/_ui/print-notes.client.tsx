'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import { explainedGroup } from '../_view/explained.ts'

interface Note {
  readonly number: number
  readonly of: string
  readonly text: string
}

/** What a figure is of, in words; the total of the view where it is of no part. */
function inWords(t: Translate, explain: string): string {
  const names = Object.entries(explainedGroup(explain)).map(([dimension, value]) =>
    nameOf(t, dimension as Parameters<typeof nameOf>[1], value ?? ''),
  )
  return names.length === 0 ? t('print.total') : names.join(', ')
}

/** Numbers the figures of the page that can be seen, as they stand, equal ones alike, and says what each is of. */
function numberFigures(t: Translate): readonly Note[] {
  const notes = new Map<string, Note>()
  for (const figure of document.querySelectorAll<HTMLElement>('main [data-explain]')) {
    if (!figure.checkVisibility()) continue
    const of = figure.dataset.explain ?? ''
    const note = notes.get(of) ?? { number: notes.size + 1, of, text: inWords(t, of) }
    notes.set(of, note)
    figure.dataset.note = String(note.number)
  }
  return [...notes.values()]
}

/** On paper, where no figure can be asked: a note for each, with the word by which the page explains it. */
export function PrintNotes() {
  const t = useTranslations()
  const [notes, setNotes] = useState<readonly Note[]>([])
  useEffect(() => {
    const update = () => setNotes(numberFigures(t))
    const print = window.matchMedia('print')
    const onChange = () => print.matches && update()
    window.addEventListener('beforeprint', update)
    print.addEventListener('change', onChange)
    return () => {
      window.removeEventListener('beforeprint', update)
      print.removeEventListener('change', onChange)
    }
  }, [t])
  if (notes.length === 0) return null
  return (
    <section className="hidden px-4 pt-6 text-[0.6875rem] print:block">
      <h2 className="text-sm font-semibold">{t('print.title')}</h2>
      <p className="text-muted">{t('print.intro')}</p>
      <ol className="mt-2 columns-2 gap-6">
        {notes.map(({ number, of, text }) => (
          <li key={of} className="break-words">
            {number}. {text} <code className="font-mono text-muted">explain={of}</code>
          </li>
        ))}
      </ol>
      <p className="mt-2 break-all text-muted">{window.location.href}</p>
    </section>
  )
}
