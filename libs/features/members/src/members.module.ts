import { Module } from '@nestjs/common';
import './members.history.ts';
import { MembersResolver } from './members.resolver.ts';

@Module({ providers: [MembersResolver] })
export class MembersModule {}
