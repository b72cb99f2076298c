/** The two letters of a connection on a tile, 24 px. */
export function Initials({ text }: { text: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm bg-mute-soft text-[10px] font-semibold text-fg-2"
    >
      {text}
    </span>
  )
}
