'use client'
import { CopyButton } from '../copy-button.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'

/** Copies a text that the server knows. */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <CopyButton label={label} className={ROW_BUTTON} text={() => text} />
)
