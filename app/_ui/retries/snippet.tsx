import { CopyText } from '../explain/copy-text.client.tsx'

/** A few lines to be copied. */
export function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className="mt-2">
      <pre className="overflow-x-auto rounded-md border border-line bg-page p-3 font-mono text-xs whitespace-pre-wrap break-words">
        <code>{text}</code>
      </pre>
      <CopyText text={text} label={label} />
    </div>
  )
}
