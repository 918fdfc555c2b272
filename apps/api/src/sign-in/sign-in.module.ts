import { Module } from '@nestjs/common';
import { SignInController } from './sign-in.controller.ts';

/** The routes by which people sign in through a provider. */
@Module({ controllers: [SignInController] })
export class SignInModule {}
