const usualStart = 'Webhook: '

/** A trigger's name; the start that nearly all names share is read out but not drawn, so that names fit. */
export function TriggerName({ name }: { name: string }) {
  if (!name.startsWith(usualStart) || name.length === usualStart.length) return name
  return (
    <>
      <span className="sr-only">{usualStart}</span>
      {name.slice(usualStart.length)}
    </>
  )
}
