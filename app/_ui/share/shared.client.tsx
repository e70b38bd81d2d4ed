'use client'
import { createContext, type ReactNode, useContext } from 'react'

const Shared = createContext<string | null>(null)

/** Everything inside is shown to somebody who has a share link only: nothing in it leads anywhere else. */
export const SharedProvider = ({ path, children }: { path: string; children: ReactNode }) => (
  <Shared value={path}>{children}</Shared>
)

/** The address of the share link by which the page is looked at; null on the organisation's own pages. */
export const useShared = (): string | null => useContext(Shared)
