import type { ReactNode } from 'react'

/** A titled part of the explanation. */
export function Section({
  title,
  detail,
  children,
}: {
  title: string
  detail?: string
  children: ReactNode
}) {
  return (
    <section>
      <h3 className="text-sm font-semibold">{title}</h3>
      {detail && <p className="mt-0.5 text-[0.8125rem] text-muted">{detail}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}
