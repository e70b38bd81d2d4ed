import { en } from '../_messages/en.ts'
import { overAllData, withoutFilters } from '../_view/view-href.ts'
import { SECONDARY_BUTTON } from './popup-classes.ts'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly words: {
    readonly emptyTitle: string
    readonly emptyText: string
    readonly emptySelection: string
    readonly ways: readonly { readonly name: string; readonly text: string }[]
    readonly toImports: string
  }
  /** Whether the view has a filter or a period, behind which there may be something. */
  readonly isFiltered: boolean
}

/** There is no such data: each way to get it, and where to bring it. */
export function WaysToData({ slug, words, isFiltered }: Props) {
  return (
    <section className="max-w-3xl rounded-xl border border-line bg-surface px-6 py-7">
      <h2 className="text-base font-semibold">{words.emptyTitle}</h2>
      {isFiltered && (
        <p className="mt-1.5">
          {words.emptySelection}{' '}
          <ViewLink
            href={overAllData(withoutFilters(''))}
            className="text-accent underline underline-offset-2"
          >
            {en.empty.everything}
          </ViewLink>
        </p>
      )}
      <p className="mt-1.5 text-muted">{words.emptyText}</p>
      <dl className="mt-5 space-y-4">
        {words.ways.map(({ name, text }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="mt-0.5 break-words text-muted">{text}</dd>
          </div>
        ))}
      </dl>
      {slug !== '' && (
        <a href={`/o/${slug}/imports`} className={`${SECONDARY_BUTTON} mt-6`}>
          {words.toImports}
        </a>
      )}
    </section>
  )
}
