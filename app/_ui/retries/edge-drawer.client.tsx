'use client'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { viewParams } from '../../_view/view-params.ts'
import { SideDrawer } from '../side-drawer.client.tsx'

interface Props {
  /** The edge that `children` are about; null where none is asked for. */
  readonly shown: string | null
  readonly children: ReactNode
}

/** The panel of an edge. */
export function EdgeDrawer({ shown, children }: Props) {
  const t = useTranslations()
  const [edge, setEdge] = useQueryState('edge', viewParams.edge)
  return (
    <SideDrawer
      title={t('retries.panel.title')}
      asked={edge}
      shown={shown}
      onClose={() => void setEdge(null)}
    >
      {children}
    </SideDrawer>
  )
}
