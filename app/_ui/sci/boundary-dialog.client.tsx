'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { changedView } from '../../_view/view-href.ts'
import { FormDialog } from '../form-dialog.client.tsx'
import { PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { useGo } from '../use-go.client.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { BoundaryForm } from './boundary-form.client.tsx'
import type { Owner } from './owners-of.ts'

interface Props {
  readonly slug: string
  readonly owners: readonly Owner[]
  /** The boundary that is changed; null for a new one. */
  readonly boundary: SoftwareBoundary | null
  /** The most obvious thing to do here. */
  readonly isPrimary?: boolean
}

/** Defines a boundary, or a new version of one, and shows it. */
export function BoundaryDialog({ slug, owners, boundary, isPrimary = false }: Props) {
  const t = useTranslations()
  const go = useGo()
  const router = useRouter()
  const search = useViewSearch()
  if (useShared() !== null) return null
  const words = boundary === null ? 'new' : 'change'
  return (
    <FormDialog
      trigger={t(`sci.form.${words}.trigger`)}
      triggerClassName={isPrimary ? PRIMARY_BUTTON : SECONDARY_BUTTON}
      title={t(`sci.form.${words}.title`)}
      subject={null}
      text={t('sci.form.text')}
    >
      {(close) => (
        <BoundaryForm
          slug={slug}
          owners={owners}
          boundary={boundary}
          onSaved={({ name }) => {
            close()
            router.refresh()
            go(changedView(search, { boundary: name, version: null, explain: null, operation: null }))
          }}
        />
      )}
    </FormDialog>
  )
}
