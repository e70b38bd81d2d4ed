import type { ReactNode } from 'react'

/** A titled part of the report. A page break does not part a title from its text. */
export function ReportSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7 text-[0.8125rem]">
      <h2 className="mb-2 border-b border-line pb-1 text-sm font-semibold break-after-avoid">{title}</h2>
      {children}
    </section>
  )
}

/** The number of the note that says what a figure is made of. */
export function NoteMark({ note }: { note: number }) {
  return (
    <a
      href={`#note-${note}`}
      className="ms-0.5 align-super text-[0.625rem] font-normal text-accent no-underline"
    >
      {note}
    </a>
  )
}

export const CELL = 'px-2 py-1 text-end align-top whitespace-nowrap'
export const HEAD_CELL = 'px-2 py-1 text-end font-medium align-bottom whitespace-nowrap'
export const NAME_CELL = 'py-1 pe-2 text-start font-normal align-top [overflow-wrap:anywhere]'
