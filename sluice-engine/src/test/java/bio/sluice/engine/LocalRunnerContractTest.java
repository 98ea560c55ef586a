package bio.sluice.engine;

import bio.sluice.stream.Runner;
import bio.sluice.testkit.RunnerContract;

class LocalRunnerContractTest implements RunnerContract {
    @Override
    public Runner runner() {
        return new LocalRunner();
    }
}
