import { lookAtScreens } from './look-at-screens.ts'

lookAtScreens('assessors and tutors')
