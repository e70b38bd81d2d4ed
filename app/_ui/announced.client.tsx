'use client'
import { useEffect } from 'react'
import { usePending } from './pending.client.tsx'

/** Has a text read out, once when it appears and whenever it changes, by the frame: a new region would not be heard. */
export function Announced({ text }: { text: string }) {
  const { announce } = usePending()
  useEffect(() => announce(text), [announce, text])
  return null
}
