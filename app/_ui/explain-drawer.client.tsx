'use client'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { viewParams } from '../_view/view-params.ts'
import { SideDrawer } from './side-drawer.client.tsx'

interface Props {
  /** The figure that `children` explains; null where none is asked for. */
  readonly shown: string | null
  readonly children: ReactNode
}

/** Where a figure is explained. */
export function ExplainDrawer({ shown, children }: Props) {
  const t = useTranslations()
  const [explain, setExplain] = useQueryState('explain', viewParams.explain)
  return (
    <SideDrawer
      title={t('explain.title')}
      asked={explain}
      shown={shown}
      onClose={() => void setExplain(null)}
    >
      {children}
    </SideDrawer>
  )
}
