export { Plan } from './plan.entity.ts';
export { PlanResult } from './process/process.resolver.ts';
export { PlanText } from './process/plan-text.entity.ts';
export { PlansModule } from './plans.module.ts';
export { inPlan, planOf, planShape, stageOf, stageShape, themeOf } from './plans.reads.ts';
export { Stage } from './stage.entity.ts';
export { Theme } from './theme.entity.ts';
