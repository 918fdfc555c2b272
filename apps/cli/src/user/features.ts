import '@quipu/decisions';
import '@quipu/evidence';
import '@quipu/assessments';
