import { lookAtScreens } from './look-at-screens.ts'

lookAtScreens('learners and visitors')
