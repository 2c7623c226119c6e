import { type ComponentProps, useEffect, useRef } from 'react'
import classes from './tick-box.module.css'

interface TickBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'size'> {
  /** Some of what it stands for is ticked. */
  isMixed?: boolean
}

/** A checkbox of the browser in our colours: light enough to stand in a list a hundred times. */
export function TickBox({ isMixed = false, ...rest }: TickBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = isMixed
  }, [isMixed])
  return <input ref={input} type="checkbox" className={classes['box']} {...rest} />
}
