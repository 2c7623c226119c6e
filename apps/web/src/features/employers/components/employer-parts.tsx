import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { LineList, LineWords } from '../../../components/line-list.tsx'
import classes from './employers.module.css'

interface EmployerPartsProps<Part> {
  title: string
  what: 'site' | 'line manager'
  parts: readonly Part[]
  /** What is known of one besides its name. */
  toWords: (part: Part) => string
  /** Null for those who may not change it; without a part, for a new one. */
  onEdit: ((part: Part | null) => void) | null
  /** More of one, below its words. */
  children?: (part: Part) => ReactNode
}

/** The sites or the line managers of an employer. */
export function EmployerParts<Part extends { id: string; name: string; closed: boolean }>({
  title,
  what,
  parts,
  toWords,
  onEdit,
  children,
}: EmployerPartsProps<Part>) {
  return (
    <>
      <Group justify="space-between" align="end">
        <h2 className={classes['section']}>{title}</h2>
        {onEdit !== null && (
          <Button variant="default" onClick={() => onEdit(null)}>
            Add a {what}
          </Button>
        )}
      </Group>
      {parts.length === 0 ? (
        <p className={classes['quiet']}>No {what} yet.</p>
      ) : (
        <LineList>
          {parts.map(part => (
            <li key={part.id}>
              <LineWords quiet={toWords(part)} below={children?.(part)}>
                <strong>{part.name}</strong>
                {part.closed && ' (closed)'}
              </LineWords>
              {onEdit !== null && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Change the ${what} ${part.name}`}
                  onClick={() => onEdit(part)}
                >
                  Change
                </Button>
              )}
            </li>
          ))}
        </LineList>
      )}
    </>
  )
}
