/** A key or key combination as printed on the keyboard. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex h-4 items-center rounded-sm border border-line-strong bg-raised px-1 font-sans text-xs leading-none text-fg-2">
      {keys}
    </kbd>
  )
}
